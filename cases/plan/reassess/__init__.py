"""Assessing the needs anew while there is a plan: asked, answered, and the plan after it (R23 to R25)."""
