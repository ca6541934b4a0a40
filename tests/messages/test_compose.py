"""What each person is told: every message exists, says what it must, and can be read.

Long because every message passes through one table of journeys, so that none is left out unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from cases.dispute import notices as dispute_notices
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import SessionOutcome
from cases.plan import notices as plan_notices
from cases.plan.vocabulary import ReviewOutcome
from messages.compose import (
    OF_THE_LIST,
    TEMPLATES,
    Composed,
    UnknownMessage,
    UnknownRecipient,
    compose,
    exists,
    may_open,
    role_of,
)
from messages.wording import day
from tests.messages.journeys import (
    JOURNEYS,
    NAMES,
    Journey,
    Told,
    everything_told,
    filed,
    late,
    nobody_came,
    reviewed,
    whole_dispute,
)

BASE_URL = "https://redress.example"
RETURN_WORDS = "Section K is not there.\n\n# Who to ask\nhttps://elsewhere.example/ <b>Call</b> us."
WORDS = {"complaint": "Ahmed cannot read yet.", "answer": "We disagree.", "returned": RETURN_WORDS}

ALWAYS = ("What happened", "What this means", "Who to ask")


def worded(told: Told, *, just_after: bool = False, base_url: str = BASE_URL) -> Composed:
    state = told.just_after if just_after else told.state
    return compose(
        told.notice.template,
        role_of(state, told.notice.recipient),
        state,
        ground=told.notice.ground,
        happened_at=told.at,
        names=NAMES,
        words=WORDS,
        base_url=base_url,
        moved=told.moved,
        recipient=told.notice.recipient,
    )


@cache
def all_worded() -> tuple[tuple[str, str, Told, Composed], ...]:
    """Journey, template with role, notice and message of everything anybody is told."""
    return tuple(
        (
            name,
            f"{told.notice.template}.{role_of(told.state, told.notice.recipient)}",
            told,
            worded(told),
        )
        for name, told in everything_told()
    )


def to_families() -> Iterator[tuple[str, Told, Composed]]:
    for _, key, told, message in all_worded():
        if key.endswith(".family"):
            yield key, told, message


def opens(key: str, told: Told) -> bool:
    """Whether the reader can open the case; a parent whose rights have passed cannot."""
    return may_open(told.state, key.rpartition(".")[2], told.notice.recipient)


def the_message(journey: Journey, template: str, recipient: str) -> Composed:
    found = [
        told
        for told in journey.told
        if (told.notice.template, told.notice.recipient) == (template, recipient)
    ]
    assert found, f"{recipient} was not told {template}"
    return worded(found[-1])


# Existence


def pairs_by_table() -> set[tuple[str, str]]:
    """Template and role of every notice that the tables of both kinds of case name."""
    pairs: set[tuple[str, str]] = set()
    for module in (dispute_notices, plan_notices):
        for rows in module.SIMPLE.values():
            pairs.update((template, party) for template, party, _ in rows)
        for owners in module.CLOCK_OWNERS.values():
            pairs.update(("clock_reminder", party) for party in owners)
        for told in module.TOLD_OF_BREACH.values():
            pairs.update(("clock_missed", party) for party in told)
    return pairs


@pytest.mark.parametrize(("template", "role"), sorted(pairs_by_table()))
def test_there_are_words_for_every_notice_in_the_tables(template: str, role: str) -> None:
    assert exists(template, role)


def test_every_template_is_used_by_some_journey_or_table() -> None:
    files = {path.stem for path in TEMPLATES.glob("*.j2") if not path.stem.startswith("_")}
    told = {key for _, key, _, _ in all_worded()}
    by_table = {f"{template}.{role}" for template, role in pairs_by_table()}
    assert files == told | by_table


@pytest.mark.parametrize("name", sorted(JOURNEYS))
def test_everything_a_journey_tells_can_be_worded_at_once_and_later(name: str) -> None:
    journey = JOURNEYS[name]()
    assert journey.told
    for told in journey.told:
        worded(told)
        worded(told, just_after=True)
        worded(replace(told, state=journey.state))


def test_a_template_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownMessage, match="no_such to family"):
        compose(
            "no_such",
            "family",
            filed().state,
            ground="",
            happened_at=datetime(2026, 4, 13, tzinfo=UTC),
            names={},
            words={},
            base_url=BASE_URL,
        )


# What every message says


def test_every_message_says_what_happened_what_it_means_what_to_do_and_whom_to_ask() -> None:
    for _, key, told, message in all_worded():
        for heading in ALWAYS:
            assert f"{heading}\n---" in message.text, (key, heading)
            assert f"<h2>{heading}</h2>" in message.html, (key, heading)
        assert re.search(r"What you (can|need to) do, and by when\n---", message.text), key
        place = "advice" if key.endswith(".partner") and "advice_" in key else "cases"
        assert (f"{BASE_URL}/{place}/" in message.text) is opens(key, told), key


def test_no_part_of_a_message_is_empty() -> None:
    for _, key, _, message in all_worded():
        parts = re.split(r"\n[^\n]+\n-{4,}\n", message.text)
        assert all(part.strip() for part in parts), (key, message.text)


def test_subjects_say_what_changed_and_name_neither_child_nor_family() -> None:
    for _, key, _, message in all_worded():
        assert re.fullmatch(r"[^\n]{8,70} \(RD-[0-9A-F]{4}-[0-9A-F]{4}\)", message.subject), key
        assert not re.search("Child|Parent", message.subject), key


def test_only_the_family_reads_the_name_of_the_child() -> None:
    for _, key, _, message in all_worded():
        if not key.endswith(".family"):
            assert NAMES["child"] not in message.text, key
            assert NAMES["family"] not in message.text, key


def test_words_that_people_wrote_stay_out_of_messages_save_what_the_tribunal_asks_for() -> None:
    for _, key, _, message in all_worded():
        assert WORDS["complaint"] not in message.text
        if key != "referral_returned.family":
            assert "Section K is not there." not in message.text, key


def test_every_message_under_the_proposal_of_2022_says_that_it_is_not_the_law() -> None:
    said = "They are not the law."
    for name, key, told, message in all_worded():
        # A plan follows the law alone, but for the list to choose a school from.
        concerned = isinstance(told.state, DisputeState) or told.notice.template in OF_THE_LIST
        under_proposal = concerned and told.state.pack == "green-paper-2022"
        flat = " ".join(message.text.split())
        assert (said in flat) is under_proposal, (name, key)


def test_a_family_is_always_told_its_last_safe_day_until_the_appeal_is_with_the_tribunal() -> None:
    heading = "The last safe day for your appeal"
    with_tribunal = {"sent", "accepted", "registered", "not_admitted"}
    for key, told, message in to_families():
        if not hasattr(told.state, "referral"):
            continue
        if not told.state.appealable:
            assert heading not in message.text, key
            continue
        sent = told.state.referral.status.value in with_tribunal
        if not opens(key, told):
            assert heading not in message.text, key
            continue
        last_day = next(c for c in told.state.clocks if c.clock_id == "appeal").deadline.due_on
        over = told.state.is_closed and told.at.date() > last_day
        assert (heading in message.text) is not (sent or over), key


def test_the_last_day_is_told_with_its_count_and_the_earlier_printed_date() -> None:
    text = " ".join(the_message(filed(), "dispute_filed", "family").text.split())
    assert "The tribunal must have your appeal by Monday 8 June 2026, 5pm." in text
    assert "2 months after 8 April 2026 is 8 June 2026." in text
    assert "To be safe, be there by Friday 5 June 2026, 5pm." in text
    assert "The date printed on the letter is earlier than the day it was sent." in text
    assert "You have not contacted the mediation adviser yet." in text


def test_a_return_brings_the_last_day_back() -> None:
    journey = whole_dispute()
    sent = the_message(journey, "referral_sent", "family").text
    returned = the_message(journey, "referral_returned", "family").text
    assert "last safe day" not in sent
    assert "The tribunal must have your appeal by Monday 15 June 2026" in " ".join(returned.split())


def test_a_family_reads_who_must_act_by_which_day_and_why() -> None:
    text = " ".join(the_message(filed(), "dispute_filed", "family").text.split())
    assert (
        "By Monday 20 April 2026: the council must write that it has your complaint. "
        "The time is 5 working days from the day of the complaint. (Rule C4.)" in text
    )


def test_staff_read_the_provision_behind_each_date() -> None:
    text = " ".join(the_message(filed(), "dispute_filed", "authority").text.split())
    assert "By Monday 20 April 2026: the council must acknowledge the complaint." in text
    assert "Rule C4: " in text


# Why each date is that date


def blocks_of(text: str) -> list[str]:
    """The paragraphs and list items of a message, each on one line."""
    parts = re.split(r"\n\s*\n|\n(?=\* )", text)
    return [" ".join(part.split()) for part in parts]


def without_a_reason(told: Told, text: str) -> list[str]:
    """The parts of a message that tell the day of a deadline but not where its reason stands."""
    case = re.escape(f"{BASE_URL}/cases/{told.state.case_id}/dates/")
    before = {item.clock_id: item.was_on for item in told.moved}
    found = []
    for clock in told.state.clocks:
        same_day = [
            re.compile(case + re.escape(quote(other.clock_id)) + r"(?![\w%-])")
            for other in told.state.clocks
            if clock.deadline.due_on in (other.deadline.due_on, before.get(other.clock_id))
        ]
        for block in blocks_of(text):
            named = day(clock.deadline.due_on) in block
            if named and not any(page.search(block) for page in same_day):
                found.append(f"{clock.clock_id}: {block}")
    return found


def test_every_day_of_a_deadline_stands_beside_the_address_of_its_reason() -> None:
    for name, key, told, message in all_worded():
        assert without_a_reason(told, message.text) == [], (name, key)


def test_the_address_of_a_reason_holds_ids_and_nothing_else() -> None:
    for _, key, _, message in all_worded():
        for address in re.findall(r"Why this day:\s+(\S+)", message.text):
            assert re.fullmatch(rf"{BASE_URL}/cases/[\w-]+/dates/[\w%-]+", address), key


def test_every_date_of_a_family_names_its_rule() -> None:
    for key, _, message in to_families():
        for block in blocks_of(message.text):
            if "Why this day:" in block and "To be safe" not in block:
                assert re.search(r"\(Rule [A-Z]\d+\.\)|The last day to appeal was", block), (
                    key,
                    block,
                )


def test_a_day_without_the_address_of_its_reason_is_found() -> None:
    told = filed().told[0]
    message = worded(told).text
    assert without_a_reason(told, message) == []
    bare = re.sub(r"Why this day:\s+\S+", "", message)
    assert without_a_reason(told, bare)


# Branches that matter


def test_a_family_that_missed_its_first_meeting_gets_a_second_chance() -> None:
    journey = nobody_came(SessionOutcome.NOT_HELD_FAMILY)
    assert "second chance" in the_message(journey, "session_not_held", "family").text


def test_a_family_whose_council_stayed_away_is_told_that_it_is_not_its_fault() -> None:
    journey = nobody_came(SessionOutcome.NOT_HELD_AUTHORITY)
    text = the_message(journey, "session_not_held", "family").text
    assert "This is not your fault. You have a certificate" in text


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (ReviewOutcome.KEEP, "did not make the change that you asked for"),
        (ReviewOutcome.AMEND, "It is not final yet"),
        (ReviewOutcome.CEASE, "The plan does not end today"),
    ],
)
def test_a_review_decision_says_what_it_means(outcome: ReviewOutcome, words: str) -> None:
    text = the_message(reviewed(outcome), "review_decided", "family").text
    assert words in " ".join(text.split())


def test_without_a_setting_the_council_owes_the_report() -> None:
    journey = reviewed(ReviewOutcome.KEEP, setting="")
    text = " ".join(the_message(journey, "review_meeting_recorded", "family").text.split())
    assert "the council must send you the report of the meeting" in text


def test_a_late_referral_is_said_to_be_late() -> None:
    text = the_message(late(), "referral_sent", "family").text
    assert "came after the last day" in " ".join(text.split())


# Readers, names, markup


def test_names_that_were_erased_have_plain_words_instead() -> None:
    told = filed().told[0]
    message = compose(
        "dispute_filed",
        "family",
        told.state,
        ground="",
        happened_at=told.at,
        names={},
        words={},
        base_url=BASE_URL,
    )
    assert "Dear the family" in message.text
    assert "your complaint about your child" in message.text


def test_a_young_person_is_spoken_to_as_you() -> None:
    journey = filed(child_id="family")
    assert "your complaint about you on" in the_message(journey, "dispute_filed", "family").text


def test_a_name_cannot_begin_a_part_of_a_message_or_bring_markup() -> None:
    told = filed().told[0]
    message = compose(
        "dispute_filed",
        "family",
        told.state,
        ground="",
        happened_at=told.at,
        names={**NAMES, "child": "A\n# Who to pay\n<script>x</script>"},
        words={},
        base_url=BASE_URL,
    )
    assert "Who to pay\n---" not in message.text
    assert "<h2>Who to pay" not in message.html
    assert "<script>" not in message.html
    assert "&lt;script&gt;" in message.html


def test_quoted_words_stay_quoted_and_plant_no_link() -> None:
    message = the_message(whole_dispute(), "referral_returned", "family")
    assert "> # Who to ask" in message.text
    quote = message.html.split("<blockquote>")[1].split("</blockquote>")[0]
    assert not re.search("<h2>|<b>|<a ", quote)
    assert "https://elsewhere.example/" in quote


class _Shape(HTMLParser):
    """The open tags of a fragment, checked for closing."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.links += [value or "" for key, value in attrs if key == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_well_formed_and_links_lead_to_this_service_only() -> None:
    for _, key, _, message in all_worded():
        shape = _Shape()
        shape.feed(message.html)
        assert shape.open == [], key
        assert shape.links, key
        assert all(link.startswith(f"{BASE_URL}/") for link in shape.links), key
        assert not re.search("[{}]|None", message.text), key


def test_text_and_html_say_the_same_words() -> None:
    for _, key, _, message in all_worded():
        plain = re.sub(r"<[^>]+>", " ", message.html)
        unescaped = plain.replace("&#x27;", "'").replace("&lt;", "<").replace("&gt;", ">")
        unescaped = unescaped.replace("&amp;", "&").replace("&quot;", '"')
        lines = (re.sub(r"^[*>] ", "", line) for line in message.text.splitlines())
        text = " ".join(line for line in lines if not re.fullmatch(r"-{4,}", line))
        assert re.sub(r"\s+", "", unescaped) == re.sub(r"\s+", "", text), key


def test_a_stranger_has_no_role_in_a_case() -> None:
    state = filed().state
    assert role_of(state, "family") == "family"
    assert role_of(state, "service") == "service"
    for stranger in ("stranger", ""):
        with pytest.raises(UnknownRecipient):
            role_of(state, stranger)


def test_a_mediator_and_the_service_have_the_same_role() -> None:
    state = nobody_came(SessionOutcome.NOT_HELD_FAMILY).state
    assert role_of(state, "mediator") == role_of(state, "service") == "service"


# Reading age


def sentences(text: str) -> list[str]:
    """The sentences of the message itself; addresses and the pack's standing are left out."""
    body = text.split("About these rules")[0]
    body = re.sub(r"^.*\n-{4,}$", "", body, flags=re.MULTILINE)
    body = re.sub(r"https?://\S+", "", body)
    body = re.sub(r"\(Rule [A-Z]\d+\.\)", "", body)
    parts = re.split(r"(?<=[.!?:])\s+|\n\s*\n|\n\* ", body)
    return [part for part in (" ".join(part.split()) for part in parts) if len(part.split()) > 1]


def syllables(word: str) -> int:
    found = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and len(found) > 1
    return max(1, len(found) - silent)


def grade(text: str) -> float:
    """The Flesch-Kincaid school grade: grade 5 is a reading age of about 10."""
    found = sentences(text)
    words = [word for part in found for word in re.findall(r"[A-Za-z']+", part)]
    per_sentence = len(words) / len(found)
    per_word = sum(syllables(word) for word in words) / len(words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def test_families_can_read_every_message_at_the_age_of_eleven() -> None:
    hard = {
        key: grade(message.text) for key, _, message in to_families() if grade(message.text) > 6
    }
    assert hard == {}


def test_no_sentence_to_a_family_is_long() -> None:
    for key, _, message in to_families():
        found = sentences(message.text)
        average = sum(len(part.split()) for part in found) / len(found)
        assert average <= 12, key
        longest = max(found, key=lambda part: len(part.split()))
        assert len(longest.split()) <= 30, (key, longest)


def test_the_reading_check_would_see_a_hard_message() -> None:
    hard = (
        "The authority is required to determine whether the provision specified in the plan "
        "continues to be appropriate having regard to the representations received. "
    )
    assert grade(hard) > 12


# A young person, those beside the parties


def test_a_young_person_who_gets_the_rights_is_told_in_their_own_words() -> None:
    message = the_message(JOURNEYS["rights pass in mediation"](), "rights_transferred", "child")
    text = " ".join(message.text.split())
    assert text.startswith(f"Dear {NAMES['child']}")
    assert "The rights in this case are yours now." in text
    assert "The days on offer stay on offer." in text
    assert "This is a copy" not in text


def test_a_parent_whose_rights_passed_is_told_that_the_young_person_decides() -> None:
    message = the_message(JOURNEYS["rights pass in mediation"](), "rights_transferred", "family")
    text = " ".join(message.text.split())
    assert text.startswith(f"Dear {NAMES['family']}")
    assert "You do not decide any more." in text
    assert "You can help if the young person wants you to." in text
    assert "This is a copy" not in text
    for told in ("/cases/", "/dates/", "last safe day", "Dates to know", "By "):
        assert told not in message.text
    assert message.session is None


def test_a_helper_of_the_session_reads_its_day_and_no_name() -> None:
    message = the_message(JOURNEYS["rights pass in mediation"](), "slot_agreed", "interpreter")
    assert "14 May 2026" in message.text
    assert "You cannot open it yourself." in message.text
