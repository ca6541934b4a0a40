"""The I/O: everything that reaches outside a workflow, each piece safe to run again.

| question | file |
|---|---|
| saving what a case decided | `case_log.py` |
| what clocks ask before a day is missed | `statutory_timers.py` |
| messages, letters, bundles | `notifications.py`, `documents.py`, `bundles.py` |
| starting what events call for | `deliveries.py` |
| sweeping and proving | `housekeeping.py` |
| starting cases again from their events | `rebuild.py`, `recovery.py`, `opening.py` |
| what activities work with | `resources.py`, `temporal.py` |
"""
