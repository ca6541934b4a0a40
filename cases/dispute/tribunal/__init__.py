"""An appeal before the tribunal: rulings, directions, hearing, ending, decision, orders, challenge.

A withdrawn appeal can be brought back for a while (T9). Until then the dispute stays open with a
clock that is only awaited, so that the family can ask without starting anew; when the day passes the
dispute ends by itself.
"""
