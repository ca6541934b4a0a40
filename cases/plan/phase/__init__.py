"""Moving to the next phase of education: the plan must name the next place in time (R16 to R18)."""
