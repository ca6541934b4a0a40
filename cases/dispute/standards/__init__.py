"""National standards that a dispute cites: the family for what is not met, the authority for what
its decision rests on."""
