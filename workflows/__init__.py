"""The durable shell: what runs for months, survives every restart, and holds no law.

| question | file |
|---|---|
| the journey of a dispute, of a plan | `dispute.py`, `plan.py` |
| how any case lives: commands, time, saving | `life.py`, `journal.py` |
| one message, one bundle, the sweeper | `delivery.py`, `bundle.py`, `housekeeping.py` |
| what it asks of the outside | `ports.py` |
| how it is reached | `addressing.py`, `sending.py`, `connection.py`, `encryption.py` |
"""
