"""Who is asked for advice before a review meeting, what they and the family say, and the papers."""
