"""What went into a bundle (manifest: enough to build it again) and what was found on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC
from importlib.metadata import version

from documents.assembly import Assembled
from documents.conformance import validator_version
from documents.front import Front, Part, Row
from documents.order import Order
from documents.profiles import Profile
from documents.source import Source

SCHEMA = 1
_TOOLS = ("typst", "pikepdf", "pypdfium2", "pillow", "img2pdf")


def root_hash(rows: Sequence[Row]) -> str:
    """SHA-256 over one line per document, in order: its number, a space, the SHA-256 of its file."""
    lines = "".join(f"{row.number} {row.sha256}\n" for row in rows)
    return hashlib.sha256(lines.encode()).hexdigest()


def manifest_of(
    order: Order,
    profile: Profile,
    parts: Sequence[Part],
    sources: Sequence[Source],
    front: Front,
    root: str,
) -> Mapping[str, object]:
    """The manifest, as plain JSON values. Pages count from 1."""
    rows = [(part, row) for part in parts for row in part.rows]
    items = [
        {
            "item_id": source.item.item_id,
            "number": row.number,
            "section": source.item.section,
            "title": row.title,
            "dated_on": row.dated_on.isoformat() if row.dated_on else None,
            "media_type": source.upload.media_type,
            "source_sha256": source.upload.sha256,
            "converted_sha256": source.converted_sha256,
            "first_page": start,
            "last_page": start + source.pages - 1,
            "pages": source.pages,
        }
        for (_, row), source, start in zip(rows, sources, front.starts, strict=True)
    ]
    return {
        "schema": SCHEMA,
        "case_reference": order.case_reference,
        "title": order.title,
        "profile": profile.profile_id,
        "profile_in_force_from": profile.in_force_from.isoformat(),
        "pack": order.pack,
        "created_at": order.at.astimezone(UTC).isoformat(),
        "pages": front.total,
        "index_first_page": 2,
        "index_last_page": front.front_pages,
        "sections": [{"letter": part.letter, "title": part.title} for part in parts],
        "items": items,
        "checks_first_page": front.total - front.checks_pages + 1,
        "root_sha256": root,
        "tools": {
            **{name: version(name) for name in _TOOLS},
            "page-validation": validator_version(),
        },
    }


def report_of(
    profile: Profile,
    parts: Sequence[Part],
    sources: Sequence[Source],
    front: Front,
    assembled: Assembled,
) -> Mapping[str, object]:
    """What was noticed and changed, by document, as plain JSON values."""
    filled = {source.item.section for source in sources}
    substituted = {*front.cover_and_index.substituted, *front.checks.substituted}
    found = assembled.conformance
    return {
        "documents": [
            _document_report(source, start, assembled)
            for source, start in zip(sources, front.starts, strict=True)
        ],
        "empty_sections": [
            section.title for section in profile.sections if section.key not in filled
        ],
        "index_links": assembled.index_links,
        "bookmarks": assembled.bookmarks,
        "substituted_characters": sorted(substituted),
        "tagged": not assembled.untagged,
        "untagged_documents": list(assembled.untagged),
        "conformance_checked": found.checked,
        "pdf_ua_1": found.ua,
        "pdf_a_2b": found.archive,
        "conformance_failures": list(found.failures),
    }


def _document_report(source: Source, start: int, assembled: Assembled) -> Mapping[str, object]:
    links = assembled.links[source.item.item_id]
    return {
        "item_id": source.item.item_id,
        "title": source.title,
        "warnings": list(source.upload.warnings),
        "removed": dict(sorted(source.removed.items())),
        "links_inside": links.inside,
        "links_outside": sorted(set(links.outside)),
        "links_removed": links.removed,
        "bookmarks_dropped": source.dropped_bookmarks,
        "pages_without_text": [
            start + at for at, ink in enumerate(source.ink) if ink.characters == 0
        ],
        "pages_made_smaller": [
            start + at for at, sheet in enumerate(source.sheets) if sheet.scale < 0.995
        ],
    }
