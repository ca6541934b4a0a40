"""Who is in a dispute, for whom they act, and to whom the rights belong on which day (A1, P1 to P6)."""
