"""A bundle that somebody else's step made untrue: marked, named to the family and to the tribunal."""
