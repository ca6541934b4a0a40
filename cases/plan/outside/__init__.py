"""Changing a plan outside a review: the same notice, 15 days and 8 weeks (R22)."""
