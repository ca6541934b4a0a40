"""PostgreSQL: what the engine remembers.

| question | file |
|---|---|
| the connection, its role | `database.py` |
| all tables | `tables.py` |
| filings before they are decided | `inbox.py` |
| appending what a case decided, in one transaction | `case_log.py` |
| reading a case back from its events | `history.py` |
| pages: one case, worklists | `case_pages.py`, `worklists.py` |
| names, contacts, words | `people.py` |
| messages that must be sent, and those delivered | `messages.py` |
| files by hash, and what they are called | `files.py`, `documents.py` |
| what authorities set for themselves, term dates | `authority_practice.py`, `term_file.py` |
| mediation behind its wall, and the scan that it holds | `compartment.py`, `wall.py` |
| who may mediate, and how much each has | `mediators.py` |
| local inclusion plans and their files | `inclusion_plans.py`, `plan_file.py` |
| national standards, who cites them | `standards.py`, `standards_file.py` |
| movements between settings | `movements.py` |
| proof that nothing was removed | `verification.py` |
| cases that stand still | `faults.py` |
"""
