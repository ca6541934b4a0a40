"""A dispute: one disagreement of one family with one authority, from complaint to compliance.

Read in this order: `vocabulary.py` (words), `commands.py` (what people may ask), `decide.py`
(what is allowed), `events.py` (what becomes true), `evolve.py` and `state.py` (what is true),
`clocks.py` and `expiry.py` (what time brings), `obligations.py` (who owes what),
`notices.py` (who is told).
"""
