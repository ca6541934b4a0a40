"""A session reaches calendars by the rules of RFC 5545, is moved and struck out, and names nobody."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from cases.dispute import commands as c
from cases.dispute.slots import commands as s
from cases.dispute.slots.vocabulary import Place, PostponeReason
from messages.channels import mail_message
from messages.compose import compose
from messages.session_calendar import Method, Session, as_file, session_of
from tests.cases import disputes as d
from tests.cases.journey import Journey, day, instant

BASE = "https://redress.example"
AT = datetime(2026, 2, 4, 12, tzinfo=UTC)


def entry(journey: Journey, method: Method = Method.REQUEST) -> Session:
    found = session_of(journey.state, method, AT, BASE)
    assert found is not None
    return found


def lines(text: str) -> list[str]:
    """The file unfolded, as a calendar reads it."""
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_a_session_in_summer_time_is_entered_at_its_instant_in_utc() -> None:
    journey = d.contacted(notice_sent_on=day("2026-01-12"))
    found = Session("u@x", 1, Method.PUBLISH, instant("2026-07-01 10:00"), AT, "A", "B", BASE, 120)
    assert "DTSTART:20260701T090000Z" in lines(as_file(found))
    assert journey.state.mediation.slot is None
    assert session_of(journey.state, Method.REQUEST, AT, BASE) is None


def test_every_line_ends_in_crlf_and_has_at_most_75_octets() -> None:
    long = "Ä long, long; line\\ with\nbreaks " * 9
    text = as_file(Session("u@x", 1, Method.REQUEST, AT, AT, long, long, BASE, 120), "a@x.example")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    summary = next(line for line in lines(text) if line.startswith("SUMMARY:"))
    assert summary == "SUMMARY:" + "Ä long\\, long\\; line\\\\ with\\nbreaks " * 9


def test_an_entry_has_what_the_standard_asks_for() -> None:
    text = as_file(entry(d.arranged()), "office@redress.example", "parent@example.org")
    names = [re.split("[:;]", line)[0] for line in lines(text)]
    once = ("VERSION", "PRODID", "METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "ORGANIZER")
    assert all(names.count(name) == 1 for name in once)
    assert names[0] == "BEGIN"
    assert names[-1] == "END"
    assert "STATUS:CONFIRMED" in lines(text)


def test_a_session_is_as_long_as_the_mediator_chose_and_two_hours_without_a_choice() -> None:
    assert "DURATION:PT2H" in lines(as_file(entry(d.arranged())))
    for minutes, written in ((90, "PT1H30M"), (45, "PT45M"), (180, "PT3H")):
        journey = d.contacted()
        journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,), minutes=minutes)
        journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
        assert f"DURATION:{written}" in lines(as_file(entry(journey)))


def test_a_change_of_place_and_a_day_given_up_change_the_same_entry() -> None:
    journey = d.arranged()
    first = entry(journey)
    journey.do(s.SetPlace, d.MEDIATOR, place=Place.VIDEO, narrative_id="link")
    moved = entry(journey)
    journey.do(s.PostponeSession, d.AUTHORITY, reason=PostponeReason.STAFF_AWAY, narrative_id="why")
    struck = entry(journey, Method.CANCEL)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.LATER_SLOT,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.LATER_SLOT)
    again = entry(journey)
    found = (first, moved, struck, again)
    assert len({one.uid for one in found}) == 1
    assert [one.sequence for one in found] == [1, 2, 3, 4]
    assert moved.place == "By video link. The link is in your case."
    assert struck.starts_at == d.SLOT
    assert "STATUS:CANCELLED" in lines(as_file(struck))
    assert again.starts_at == d.LATER_SLOT


def test_the_message_about_an_agreed_day_carries_the_invitation_and_names_no_child() -> None:
    composed = compose(
        "slot_agreed",
        "family",
        d.arranged().state,
        ground="",
        happened_at=AT,
        names={"child-1": "Example Child", "family-1": "Example Parent"},
        words={},
        base_url=BASE,
    )
    mail = mail_message("m1", "office@redress.example", "parent@example.org", composed, AT)
    part = next(p for p in mail.walk() if p.get_content_type() == "text/calendar")
    assert part.get_param("method") == "REQUEST"
    text = part.get_content()
    assert "Example" not in text
    assert "mailto:parent@example.org" in text.replace("\n ", "").replace("\r", "")
    twice = mail_message("m1", "office@redress.example", "parent@example.org", composed, AT)
    assert twice.as_bytes() == mail.as_bytes()
