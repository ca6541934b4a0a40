"""The case: what a command does to a dispute or a plan, decided without clock, database or Temporal.

| question | file |
|---|---|
| what a moment, an actor, a refusal is | `moment.py`, `actor.py`, `command.py` |
| what is recorded, and how records are chained | `event.py` |
| how a statutory clock starts, moves, reminds and ends | `clock.py` |
| who is told, and what must be produced | `notice.py` |
| how values travel and are stored | `wire.py` |
| a dispute: commands, events, state, decisions, obligations | `dispute/` |
| which routes of redress are open in a dispute | `dispute/routes.py` |
| a plan and its review years: the same | `plan/` |
"""
