"""A child moves to the area of another authority: the plan goes with it (N16 to N18)."""
