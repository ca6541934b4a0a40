"""The servers and processes of one machine, with real ones."""
