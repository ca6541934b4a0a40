"""Messages say what the pack of the case says, and not what another one does."""

from __future__ import annotations

from typing import Any

import pytest

from messages.compose import compose
from tests.messages import journeys
from tests.messages.journeys import NAMES, Journey, Told

PACKS = ("green-paper-2022", "law-2014", "reform-2026")


def begun(pack: str) -> Journey:
    """A dispute under the pack, with a demonstration clock, so that a rehearsal is open too."""
    return journeys.filed(pack, clock_offset_seconds=0)


def said(journey: Journey, template: str, role: str) -> str:
    """The words of the last message of that template to that role, on one line."""
    told: Told = [one for one in journey.told if one.notice.template == template][-1]
    words: dict[str, Any] = {"happened_at": told.at, "names": NAMES, "words": {}}
    message = compose(
        template,
        role,
        told.state,
        ground=told.notice.ground,
        base_url="https://redress.example",
        **words,
    )
    return " ".join(message.text.split())


@pytest.mark.parametrize("pack", PACKS)
def test_the_council_is_told_what_coming_without_power_to_settle_means(pack: str) -> None:
    journey = journeys.agreed_slot(journeys.wanting(journeys.answered(begun(pack))))
    text = said(journey, "slot_agreed", "authority")
    assert ("counts as not coming" in text) is (pack != "law-2014")
    assert ("is recorded as a breach" in text) is (pack == "law-2014")


@pytest.mark.parametrize("pack", PACKS)
def test_a_family_is_told_of_a_certificate_only_where_one_is_asked_for(pack: str) -> None:
    text = said(begun(pack), "dispute_filed", "family")
    asked = "You need a mediation certificate, or a reason why you have none." in text
    assert asked is (pack != "reform-2026")
