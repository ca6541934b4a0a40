"""A certificate taken back or replaced, with its trail."""
