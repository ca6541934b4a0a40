"""Where the child learns: every move into and out of a setting, alternative provision included."""
