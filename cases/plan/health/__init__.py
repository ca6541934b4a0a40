"""Another health body becomes responsible (N19): it is told, and may ask to look at the plan."""
