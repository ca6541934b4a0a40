"""Real processes killed at named points on real servers; nothing is lost, doubled or left unnamed.

| question | file |
|---|---|
| the servers, one world a test | `conftest.py`, `world.py` |
| a dispute to do things to | `dispute.py` |
| the worker as a process that can be killed | `nursery.py`, `launched.py` |
| where it is killed | `points.py` |
| what is taken out of the code or changed in it | `alterations.py` |

Every fault has a companion in which the guard against it is taken out of the worker's code; there
the damage must appear, otherwise the test proves nothing. Most companions are slow tests: they prove the
tests, not the product.
"""
