"""Between the first answer to a complaint and its end: extension, next stage, local resolution.

How many stages a complaint has and how many working days each is local (C4, C5): the days are frozen
on the case when it is filed. What both sides settle between themselves ends the dispute at any time.
"""
