"""What people ask of a case, as forms and programs say it: choices, days and words in the clear.

An ask becomes a draft: its words get ids and stay in PostgreSQL, its facts go to the case. The
pages make the same asks as the JSON API, so that both have one meaning and one set of checks.
"""
