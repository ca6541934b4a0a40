"""The mediator: who may take the case, conflict of interest, and change of mediator (M20, A22)."""
