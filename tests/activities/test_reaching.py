"""Telling people: one channel after the other, by their wish, with proof, and never at night."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr
from temporalio.testing import ActivityEnvironment

from activities.documents import Letters
from activities.notifications import (
    NO_WAY,
    NONE_LEFT,
    OUT_OF_REACH,
    Notifications,
    Patience,
)
from activities.provider_reports import ProviderReports
from activities.resources import Resources, resources
from activities.temporal import connect
from messages.channels import MailRefused, MailUnavailable, MailUncertain
from messages.compose import Composed
from messages.notify import message_reference
from messages.text_sink import sunk_texts
from settings import Settings
from store.attempts import BOUNCED, DELIVERED, Served
from store.people import Person
from store.preferences import STOPPED, Preference
from tests.cases import disputes
from tests.cases.journey import day
from tests.messages.notify_stand_in import standing_in
from tests.store.saving import save
from workflows.ports import WAITS_UNTIL

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
PARENT = Person(
    "family-1",
    "person",
    "family",
    "Example Parent",
    email="example-parent@example.org",
    phone="020 7946 0123",
    address_lines=("1 Example Street", "Exampletown"),
)


@dataclass
class Provider:
    """A provider of e-mail: takes what comes, or raises what it is told to."""

    raises: list[Exception] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def send(self, message_id: str, address: str, composed: Composed) -> str:
        """Take an e-mail."""
        if self.raises:
            raise self.raises.pop(0)
        self.taken.append(message_id)
        return f"reference of {message_id}"


class Refusing:
    """A provider of text messages whose numbers do not exist."""

    def send_text(self, message_id: str, phone: str, words: str) -> str:
        """Refuse."""
        raise MailRefused("The number does not exist.")


class Desk:
    """The delivery of the family's message about a dispute that was just filed."""

    def __init__(self, having: Resources) -> None:
        self.having = having
        self.mail = Provider()
        self.at = NOON
        self.notifications = Notifications(having, Letters(having), lambda: self.at)
        self.notifications._mail = self.mail
        journey = disputes.filed(school_age_ends_on=day("2026-01-22"))
        save(having.log, journey)
        (self.message_id,) = [
            item for item in having.messages.pending(0) if item.endswith(":family-1")
        ]
        self.case_id = journey.state.case_id
        having.people.save(PARENT)

    async def deliver(self) -> str:
        """Run the activity."""
        return str(await ActivityEnvironment().run(self.notifications.deliver, self.message_id))

    def served(self) -> Served:
        """The family's message with its proof."""
        every = self.having.attempts.of_case(self.case_id)
        (found,) = [one for one in every if one.message_id == self.message_id]
        return found

    def proof(self) -> list[tuple[str, str]]:
        """Channel and status of everything that became of it."""
        return [(item.channel, item.status) for item in self.served().attempts]

    def wish(self, wish: Preference) -> None:
        """The parent asks for something."""
        self.having.preferences.save("family-1", wish)


@pytest.fixture
async def desk(empty_database_url: str, tmp_path: Path, anyio_backend: str) -> AsyncIterator[Desk]:
    """A desk whose Temporal is never called."""
    settings = Settings(demo=True, data_dir=tmp_path, database_url=SecretStr(empty_database_url))
    found = resources(settings, await connect(settings, lazy=True))
    yield Desk(found)
    found.close()


async def test_an_email_that_is_taken_is_proved_with_template_version_and_reference(
    desk: Desk,
) -> None:
    assert await desk.deliver() == "sent"
    assert desk.proof() == [("centre", "delivered"), ("email", "queued"), ("email", "sent")]
    sent = desk.served().attempts[-1]
    assert sent.template == "dispute_filed.family"
    assert len(sent.template_version) == 12
    assert sent.provider_reference == f"reference of {desk.message_id}"


async def test_a_dead_address_falls_back_to_text_then_letter_and_then_somebody_must_act(
    desk: Desk,
) -> None:
    desk.mail.raises = [MailRefused("The address does not exist.")]
    assert await desk.deliver() == "sent"
    assert ("email", "failed") in desk.proof()
    (text,) = sunk_texts(desk.having.settings.texts_dir)
    assert text.to == PARENT.phone
    assert "Example" not in text.words

    assert desk.having.attempts.report(text.reference, BOUNCED, "The number does not exist.")
    assert await desk.deliver() == "sent"
    assert desk.proof()[-1] == ("letter", "queued")

    desk.wish(Preference(not_to_address=True, source="the person", changed_by="officer-1"))
    assert desk.proof()[-1] == ("letter", "failed")
    assert desk.served().attempts[-1].failure == STOPPED
    assert await desk.deliver() == "failed"
    (left,) = desk.having.attempts.undelivered(("authority-1",))
    assert left.message_id == desk.message_id
    assert left.failure == NONE_LEFT


async def test_a_mended_contact_and_sending_again_takes_it_off_the_list(desk: Desk) -> None:
    desk.having.people.save(Person("family-1", "person", "family", "Example Parent"))
    assert await desk.deliver() == "failed"
    (left,) = desk.having.attempts.undelivered()
    assert left.failure == NO_WAY
    desk.having.people.save(PARENT)
    assert desk.having.attempts.send_again(desk.message_id)
    assert not desk.having.attempts.send_again(desk.message_id)
    assert desk.having.messages.runs((desk.message_id,)) == {desk.message_id: 1}
    assert await desk.deliver() == "sent"
    assert desk.having.attempts.undelivered() == ()
    assert desk.mail.taken == [f"{desk.message_id}|1"]
    assert len(desk.having.messages.centre(("family-1",))) == 1


async def test_nobody_writes_to_an_address_that_is_not_safe(desk: Desk) -> None:
    desk.wish(Preference(not_to_address=True, source="the person", changed_by="officer-1"))
    desk.mail.raises = [MailRefused("The address does not exist.")]
    desk.notifications._text = Refusing()
    assert await desk.deliver() == "failed"
    assert "letter" not in {channel for channel, _ in desk.proof()}
    assert desk.having.letter_queue.waiting(("authority-1",)) == ()


async def test_who_wants_only_the_message_centre_gets_only_that(desk: Desk) -> None:
    desk.wish(Preference(channels=(), source="the person", changed_by="family-1"))
    assert await desk.deliver() == "sent"
    assert desk.proof() == [("centre", "delivered")]
    assert desk.mail.taken == []


async def test_at_night_the_message_centre_has_it_at_once_and_the_email_waits(desk: Desk) -> None:
    desk.at = NIGHT
    assert await desk.deliver() == f"{WAITS_UNTIL}2026-11-25T08:00:00+00:00"
    assert desk.proof() == [("centre", "delivered")]
    assert desk.mail.taken == []
    desk.at = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
    assert await desk.deliver() == "sent"
    assert desk.mail.taken == [desk.message_id]


async def test_a_letter_may_be_queued_at_night_and_is_posted_once(desk: Desk) -> None:
    desk.at = NIGHT
    desk.wish(Preference(channels=("letter",), source="the person", changed_by="family-1"))
    assert await desk.deliver() == "sent"
    assert await desk.deliver() == "sent"
    (letter,) = desk.having.letter_queue.waiting(("authority-1",))
    assert letter.recipient == "family-1"
    assert desk.having.letter_queue.posted(letter.message_id, "officer-1")
    assert not desk.having.letter_queue.posted(letter.message_id, "officer-1")
    assert desk.proof()[1:] == [("letter", "queued"), ("letter", "sent")]


async def test_an_email_of_which_nobody_knows_counts_as_the_one_possible_double(
    desk: Desk,
) -> None:
    desk.mail.raises = [MailUncertain("The line broke.")]
    with pytest.raises(MailUncertain):
        await desk.deliver()
    assert await desk.deliver() == "sent"
    assert desk.having.messages.possible_doubles() == 1
    assert desk.proof() == [("centre", "delivered"), ("email", "queued"), ("email", "sent")]


async def test_a_text_message_whose_worker_died_lies_once_in_the_sink(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.wish(Preference(channels=("text",), source="the person", changed_by="family-1"))

    def dies(*_: object) -> None:
        raise OSError("killed")

    with monkeypatch.context() as patched:
        patched.setattr(desk.having.messages, "text_sent", dies)
        with pytest.raises(OSError, match="killed"):
            await desk.deliver()
    assert await desk.deliver() == "sent"
    assert len(sunk_texts(desk.having.settings.texts_dir)) == 1
    assert desk.having.messages.possible_doubles() == 1


async def test_reports_of_a_provider_are_kept_once_and_strangers_are_not_ours(desk: Desk) -> None:
    await desk.deliver()
    reference = f"reference of {desk.message_id}"
    attempts = desk.having.attempts
    assert attempts.report(reference, DELIVERED)
    assert attempts.report(reference, DELIVERED)
    assert desk.proof()[-2:] == [("email", "sent"), ("email", "delivered")]
    assert not attempts.report("somebody else's", DELIVERED)


async def test_a_bounce_that_comes_while_the_delivery_still_runs_is_not_lost(desk: Desk) -> None:
    intent = desk.having.messages.intent(desk.message_id)
    assert intent is not None
    assert desk.having.messages.start_mail(desk.message_id)
    desk.having.messages.mail_sent(desk.message_id, "early")
    assert desk.having.attempts.report("early", BOUNCED, "The mailbox is gone.")
    desk.having.messages.done(desk.message_id, intent.run)
    found = desk.having.messages.intent(desk.message_id)
    assert found is not None
    assert found.status == "pending"
    assert await desk.deliver() == "sent"
    assert desk.proof()[-1] == ("text", "sent")


async def test_an_officer_who_asked_for_texts_gets_one_and_a_team_is_told_by_email(
    desk: Desk,
) -> None:
    (to_authority,) = [
        item for item in desk.having.messages.pending(0) if item.endswith(":authority-1")
    ]
    desk.message_id = to_authority
    officer = replace(PARENT, person_id="authority-1", role="authority")
    desk.having.people.save(officer)
    wish = Preference(channels=("text",), source="the person", changed_by="authority-1")
    desk.having.preferences.save("authority-1", wish)
    assert await desk.deliver() == "sent"
    assert desk.mail.taken == []
    (text,) = sunk_texts(desk.having.settings.texts_dir)
    assert text.to == PARENT.phone


async def test_a_guest_without_any_address_is_not_counted_as_told(desk: Desk) -> None:
    guest = Person("family-1", "person", "interpreter", "Example Interpreter")
    desk.having.people.save(guest)
    assert await desk.deliver() == "failed"
    (left,) = desk.having.attempts.undelivered()
    assert left.failure == NO_WAY
    desk.having.people.save(replace(guest, role="mediator"))
    assert desk.having.attempts.send_again(desk.message_id)
    assert await desk.deliver() == "sent"  # a mediator has a worklist


async def test_what_waited_when_the_rights_passed_goes_to_the_former_parent_no_more(
    desk: Desk,
) -> None:
    journey = disputes.filed(school_age_ends_on=day("2026-01-22"))
    seq = len(journey.recorded)
    desk.at = NIGHT
    assert (await desk.deliver()).startswith(WAITS_UNTIL)
    assert desk.case_id == journey.state.case_id
    case = desk.having.pages.find(desk.case_id)
    assert case is not None
    assert case.seq == seq
    desk.at = NOON
    journey.on(day("2026-01-23"))
    save(desk.having.log, journey, after=seq)
    assert await desk.deliver() == "sent"
    assert desk.proof() == [("centre", "delivered")]
    assert desk.mail.taken == []

    (last,) = [
        item
        for item in desk.having.messages.pending(0)
        if item.endswith("rights_transferred:family-1")
    ]
    desk.message_id = last
    wish = Preference(channels=("text",), source="the person", changed_by="family-1")
    desk.wish(wish)
    assert await desk.deliver() == "sent"
    (text,) = sunk_texts(desk.having.settings.texts_dir)
    assert desk.case_id not in text.words
    assert "/messages" in text.words


@pytest.mark.parametrize("status", ["permanent-failure", "temporary-failure", "technical-failure"])
async def test_what_notify_could_not_deliver_comes_back_without_its_call_and_goes_on_by_text(
    desk: Desk, status: str
) -> None:
    with standing_in() as (stand_in, channel):
        desk.notifications._mail = channel
        reports = ProviderReports(desk.having, {"email": channel}, asked_after=0)
        assert await desk.deliver() == "sent"
        assert reports.ask() == 0  # it is on its way
        assert desk.proof()[-1] == ("email", "sent")
        stand_in.statuses[message_reference(desk.message_id)] = status
        assert reports.ask() == 1
        assert desk.proof()[-1] == ("email", "bounced")
        assert reports.ask() == 0  # nobody asks again about what has an end
        intent = desk.having.messages.intent(desk.message_id)
        assert intent is not None
        assert (intent.status, intent.run) == ("pending", 1)
        assert await desk.deliver() == "sent"
        assert desk.proof()[-1] == ("text", "sent")
        assert len(stand_in.sent) == 1


async def test_what_notify_delivered_is_proved_and_a_silent_notify_changes_nothing(
    desk: Desk,
) -> None:
    with standing_in() as (stand_in, channel):
        desk.notifications._mail = channel
        await desk.deliver()
        stand_in.statuses[message_reference(desk.message_id)] = "delivered"
        late = ProviderReports(desk.having, {"email": channel})
        assert late.ask() == 0  # it was handed over only now
        reports = ProviderReports(desk.having, {"email": channel}, asked_after=0)
        stand_in.fail_get = 500
        assert reports.ask() == 0
        assert desk.proof()[-1] == ("email", "sent")
        stand_in.fail_get = 0
        assert reports.ask() == 1
        assert desk.proof()[-1] == ("email", "delivered")
        assert ProviderReports(desk.having, asked_after=0).ask() == 0  # no Notify in the settings


async def test_a_mail_server_that_stays_away_is_tried_for_a_while_then_a_text_goes_once(
    desk: Desk,
) -> None:
    desk.mail.raises = [MailUnavailable("away")] * 3
    with pytest.raises(MailUnavailable):
        await desk.deliver()
    assert desk.proof()[-1] == ("email", "queued")
    desk.notifications._patience = Patience(elsewhere=0.0)
    assert await desk.deliver() == "sent"
    assert desk.proof()[-3:] == [("email", "failed"), ("text", "queued"), ("text", "sent")]
    assert desk.served().attempts[-3].failure == OUT_OF_REACH
    assert desk.having.messages.possible_doubles() == 0
    desk.mail.raises = []
    assert await desk.deliver() == "sent"  # the server is back: nothing goes twice
    assert desk.mail.taken == []
    assert len(sunk_texts(desk.having.settings.texts_dir)) == 1


async def test_an_email_that_may_have_arrived_before_the_text_is_counted_as_a_double(
    desk: Desk,
) -> None:
    desk.notifications._patience = Patience(elsewhere=0.0)
    desk.mail.raises = [MailUncertain("The line broke.")]
    assert await desk.deliver() == "sent"
    assert desk.proof()[-1] == ("text", "sent")
    assert desk.having.messages.possible_doubles() == 1


async def test_on_the_last_way_it_is_tried_for_longer_and_then_somebody_must_act(
    desk: Desk,
) -> None:
    desk.wish(Preference(channels=("email",), source="the person", changed_by="family-1"))
    desk.mail.raises = [MailUnavailable("away")] * 2
    desk.notifications._patience = Patience(elsewhere=0.0)
    with pytest.raises(MailUnavailable):
        await desk.deliver()
    desk.notifications._patience = Patience(on_the_last_way=0.0)
    assert await desk.deliver() == "failed"
    (left,) = desk.having.attempts.undelivered(("service-1",))
    assert (left.failure, left.owner) == (NONE_LEFT, "service-1")
    attempts = desk.having.attempts
    assert attempts.told_otherwise(desk.message_id, "phone", "officer-1")
    assert not attempts.told_otherwise(desk.message_id, "phone", "officer-1")
    assert not attempts.send_again(desk.message_id)
    assert attempts.undelivered() == ()
    assert desk.proof()[-1] == ("otherwise", "delivered")
    assert await desk.deliver() == "sent"
    assert desk.mail.taken == []
