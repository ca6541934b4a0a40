"""Measured claims as commands: `make bench` prints them, `docs/performance.md` keeps the last ones.

Figures of one run on one machine are compared with each other only. Nothing here fails on a time.
"""
