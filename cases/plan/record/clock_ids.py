"""The names of the clocks of a draft that was sent outside of a review."""

from __future__ import annotations

DRAFT_VIEWS = "draft_views"
DRAFT_FINAL = "draft_final"
