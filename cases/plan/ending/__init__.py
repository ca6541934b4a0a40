"""Ending a plan: the ground, who must be consulted first, and an end outside a review (R26, R27)."""
