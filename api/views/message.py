"""The plain text of a message, in the parts that a page shows: headings, paragraphs, lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class PartKind(StrEnum):
    """The parts of a message."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    POINTS = "points"


WHY = "Why this day:"
"""What stands before the address of a deadline's page; the two are never taken apart."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a paragraph, or the points of a list."""

    kind: PartKind
    lines: tuple[str, ...]


def parts(text: str) -> tuple[Part, ...]:
    """The parts of a plain text: underlined lines are headings, lines with a star are points.

    Lines that were broken to fit a mail are joined again; a link keeps its own line, save one that
    says why a day is that day.
    """
    return tuple(part for block in _blocks(text) for part in _of(block))


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            block.append(line.strip())
        elif block:
            yield block
            block = []


def _of(block: list[str]) -> Iterator[Part]:
    if len(block) > 1 and set(block[1]) == {"-"}:
        yield Part(PartKind.HEADING, (block[0],))
        block = block[2:]
    if not block:
        return
    if block[0].startswith("* "):
        points: list[str] = []
        for line in block:
            if line.startswith("* "):
                points.append(line.removeprefix("* "))
            else:
                points[-1] = f"{points[-1]} {line}"
        yield Part(PartKind.POINTS, tuple(points))
        return
    lines: list[str] = []
    for line in block:
        is_address = line.startswith("http") and not (lines and lines[-1].endswith(WHY))
        if lines and not lines[-1].startswith("http") and not is_address:
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    yield Part(PartKind.PARAGRAPH, tuple(lines))
