"""Who of a team does which task: given, handed over, given back. The duty stays with the team.

The same for every kind of case: a kind keeps `assignments` in its state and says what is owed.
"""
