"""Who of a team does which task: given, handed over, given back. The duty stays with the team."""
