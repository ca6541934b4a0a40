"""Who comes to the session (M12)."""
