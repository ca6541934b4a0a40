"""The subjects of the `redress` command that `cli.py` puts together: the law, packs, changes.

Wiring, like `cli.py`: what a command computes stands in `rules/`, `cases/` and `store/`.
"""
