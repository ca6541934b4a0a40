"""Writes docs/plan-record.schema.json, the published form of an exported plan."""

from __future__ import annotations

from pathlib import Path

from cases.plan.record.wire import schema_text

TARGET = Path(__file__).parents[2] / "docs" / "plan-record.schema.json"


def main() -> None:
    """Write the schema."""
    TARGET.write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
