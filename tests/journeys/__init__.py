"""Whole journeys on the whole machine, played by the story as any program could."""
