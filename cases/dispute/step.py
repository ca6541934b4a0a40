"""The table of a dispute is written with the same rows as that of any case."""

from __future__ import annotations

from cases.step import Move, Step, Tick, Track, follow, made, step, tick

__all__ = ["Move", "Step", "Tick", "Track", "follow", "made", "step", "tick"]
