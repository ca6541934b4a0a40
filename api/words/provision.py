"""Where a rule stands in the law, for somebody who was refused by it."""

from __future__ import annotations

from rules.register import RULES


def provision_of(rule_id: str | None) -> str:
    """The provision of a rule as a person would cite it; empty when there is none."""
    found = RULES.get(rule_id or "")
    if found is None or not found.rules:
        return ""
    return found.rules[0].citation.provision
