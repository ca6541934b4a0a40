"""Exemptions (K21): the fact, the days, the evidence and who decided. No statutory date ever moves."""
