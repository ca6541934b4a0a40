"""PostgreSQL, Temporal and a mail sink, started for you on one machine."""
