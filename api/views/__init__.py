"""What pages and programs are told about a case: prepared from PostgreSQL, worded, never computed."""
