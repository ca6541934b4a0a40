"""One worded message, two forms: plain text and simple, accessible HTML, from the same source.

A template gives its subject on the first line, then parts under lines that begin with "# ",
paragraphs, list items ("- ") and quoted words of a person ("> "). Everything is escaped for HTML;
only addresses of this service become links, so that nobody can plant one.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from html import escape

WIDTH = 76
"""Characters in a line of the plain text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a message: `kind` is heading, paragraph, items or quote."""

    kind: str
    lines: tuple[str, ...]


def blocks(source: str) -> tuple[Block, ...]:
    """The pieces of a rendered template, in order; lines of one paragraph are joined."""
    found: list[Block] = []
    gathered: list[str] = []
    kind = ""

    def close() -> None:
        nonlocal kind
        if gathered:
            lines = (" ".join(gathered),) if kind == "paragraph" else tuple(gathered)
            found.append(Block(kind, lines))
            gathered.clear()
        kind = ""

    for raw in source.splitlines():
        text = raw.strip()
        if not text:
            if kind not in ("", "items"):
                close()
            continue
        if text.startswith("# "):
            close()
            found.append(Block("heading", (text[2:].strip(),)))
        elif text.startswith("- "):
            if kind != "items":
                close()
                kind = "items"
            gathered.append(text[2:].strip())
        elif text.startswith(">"):
            if kind != "quote":
                close()
                kind = "quote"
            gathered.append(text[1:].strip())
        elif kind == "items" and raw.startswith("  "):
            gathered[-1] += f" {text}"
        else:
            if kind != "paragraph":
                close()
                kind = "paragraph"
            gathered.append(text)
    close()
    return tuple(found)


def quoted(words: str) -> str:
    """Words of a person, marked so that nothing in them can pass for a part of the message."""
    return "\n".join(f"> {line.strip()}" for line in words.strip().splitlines() if line.strip())


def as_text(found: tuple[Block, ...]) -> str:
    """The message as plain text, wrapped; long addresses stay whole."""
    parts = []
    for block in found:
        if block.kind == "heading":
            title = block.lines[0]
            parts.append(f"{title}\n{'-' * len(title)}")
        elif block.kind == "items":
            parts.append("\n".join(_wrapped(line, "* ", "  ") for line in block.lines))
        elif block.kind == "quote":
            parts.append("\n".join(_wrapped(line, "> ", "> ") for line in block.lines))
        else:
            parts.append(_wrapped(block.lines[0], "", ""))
    return "\n\n".join(parts) + "\n"


def as_html(found: tuple[Block, ...], base_url: str) -> str:
    """The message as an HTML fragment with headings of the second level; links to `base_url` only."""
    parts = []
    for block in found:
        lines = [_linked(line, base_url) for line in block.lines]
        if block.kind == "heading":
            parts.append(f"<h2>{lines[0]}</h2>")
        elif block.kind == "items":
            items = "\n".join(f"<li>{line}</li>" for line in lines)
            parts.append(f"<ul>\n{items}\n</ul>")
        elif block.kind == "quote":
            words = "\n".join(f"<p>{line}</p>" for line in lines)
            parts.append(f"<blockquote>\n{words}\n</blockquote>")
        else:
            parts.append(f"<p>{lines[0]}</p>")
    return "\n".join(parts) + "\n"


def _wrapped(line: str, first: str, rest: str) -> str:
    return textwrap.fill(
        line,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _linked(line: str, base_url: str) -> str:
    return " ".join(_link(word, base_url) for word in line.split(" "))


def _link(word: str, base_url: str) -> str:
    address = word.rstrip(".,;:")
    if not base_url or not address.startswith(f"{base_url}/"):
        return escape(word)
    after = escape(word[len(address) :])
    return f'<a href="{escape(address)}">{escape(address)}</a>{after}'
