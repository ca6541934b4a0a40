"""The plan itself as a record: sections A to K in clauses that can be named, compared and checked.

Read in this order: `content.py` (sections and clauses), `quantity.py` (how much help, in words),
`edit.py` (one change), `difference.py` (what lies between two versions), `check.py` (what is
missing), `vague.py` (words that a person must judge), `wire.py` (JSON, hash and schema). The words
name a child, so they lie in PostgreSQL; the case knows a version by its id and its hash alone.
"""
