"""Figures: percentiles, spread, and a table that fits a terminal."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """Durations of one kind of call, in milliseconds."""

    what: str
    milliseconds: tuple[float, ...]

    def percentile(self, share: float) -> float:
        """The duration that a share (0 to 1) of the calls did not exceed."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def row(self) -> tuple[str, ...]:
        """Name, count, p50, p95, p99, and the middle half as spread."""
        quarter, three = self.percentile(0.25), self.percentile(0.75)
        return (
            self.what,
            str(len(self.milliseconds)),
            f"{statistics.median(self.milliseconds):.1f}",
            f"{self.percentile(0.95):.1f}",
            f"{self.percentile(0.99):.1f}",
            f"{quarter:.1f} to {three:.1f}",
        )


TIMES_HEAD = ("milliseconds", "n", "p50", "p95", "p99", "middle half")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with aligned columns."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        return "| " + " | ".join(padded) + " |"

    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([line(head), rule, *(line(row) for row in rows)])
