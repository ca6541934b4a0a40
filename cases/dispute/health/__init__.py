"""Mediation about health: who must be told, who arranges, and what the authority hears after."""
