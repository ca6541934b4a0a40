"""Asking for a review before it is due (R20): anybody may, and gets an answer with a reason."""
