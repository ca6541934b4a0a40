"""A plan: one education, health and care plan and its review years, until it is ceased or moves.

Read in this order: `vocabulary.py` (words), `commands.py` (what people may ask), `tracks.py` (where
a plan stands), `decide.py` with `opening.py` and `review.py` (the table: what is allowed),
`events.py` (what becomes true), `evolve.py` and `state.py` (what is true), `clocks.py` and
`expiry.py` (what time brings), `obligations.py` (who owes what), `notices.py` (who is told),
`prefill.py` (what a dispute about the plan takes from it). Everything further is a subject of its own,
listed in `subjects.py`.
"""
