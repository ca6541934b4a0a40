"""Further grounds of a dispute: what is disputed besides a decision, and changes of what is disputed.

Some of it can go to the tribunal and some cannot. Each ground keeps its own day, so that each route
has its own dates (H2).
"""
