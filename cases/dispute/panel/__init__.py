"""The independent panel that looks at a dispute after mediation, where the pack has one.

Nobody asks the family to wait for it longer than its time limit, and never to its last safe day.
"""
