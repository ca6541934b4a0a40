"""Messages over kills: the message centre exactly once; e-mail once but for one counted case."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from messages.text_sink import sunk_texts
from store.people import Person
from store.preferences import Preference, Preferences
from tests.faults.counting_sink import CountingSink
from tests.faults.dispute import FAMILY, Dispute, make_known
from tests.faults.launched import Plan
from tests.faults.polling import until
from tests.faults.world import World

pytestmark = [pytest.mark.anyio, pytest.mark.fault]

TALKING = Plan(quiet=False)


@pytest.fixture
def sink() -> Iterator[CountingSink]:
    """The mail server."""
    sink = CountingSink()
    yield sink
    sink.stop()


@pytest.fixture
def people(world: World, sink: CountingSink) -> None:
    """The people of the dispute; the family alone has an e-mail address."""
    world.settings = world.settings.model_copy(
        update={"smtp_host": "127.0.0.1", "smtp_port": sink.port}
    )
    make_known(world, "example.parent@example.org")


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("point", "doubles", "counted"),
    [
        ("message in the centre", 0, 0),
        pytest.param("mail about to go", 0, 1, marks=pytest.mark.slow),
        ("mail accepted", 1, 1),
        pytest.param("mail noted", 0, 0, marks=pytest.mark.slow),
        pytest.param("message done", 0, 0, marks=pytest.mark.slow),
    ],
)
async def test_a_kill_while_a_message_goes_out_gives_one_message_and_at_most_one_counted_double(
    world: World, dispute: Dispute, sink: CountingSink, point: str, doubles: int, counted: int
) -> None:
    await _killed_at(world, dispute, Plan(dies_at=point, quiet=False))

    await world.worker(TALKING)

    await _everything_is_sent(world, dispute)
    assert _in_the_centre(world, dispute) == _intended(world, dispute)
    assert sink.doubles == doubles
    assert world.messages.possible_doubles() == counted
    assert len(sink.taken) == len([m for m in _intended(world, dispute) if m.endswith(FAMILY)])


@pytest.mark.parametrize(
    ("channel", "point", "counted"), [("text", "text accepted", 1), ("letter", "letter queued", 0)]
)
async def test_a_kill_while_a_text_or_a_letter_goes_out_leaves_one_of_it(
    world: World, dispute: Dispute, channel: str, point: str, counted: int
) -> None:
    make_known(world)
    parent = Person(
        FAMILY,
        "person",
        "family",
        "Example Parent",
        phone="020 7946 0123",
        address_lines=("1 Example Street",),
    )
    world.people.save(parent)
    wish = Preference(channels=(channel,), source="the person", changed_by=FAMILY)
    Preferences(world.database).save(FAMILY, wish)
    await _killed_at(world, dispute, Plan(dies_at=point, quiet=False))

    await world.worker(TALKING)

    await _everything_is_sent(world, dispute)
    family = [message for message in _intended(world, dispute) if message.endswith(FAMILY)]
    texts = sunk_texts(world.settings.texts_dir)
    letters = _ids(world, dispute, "letter_queue")
    assert len(texts) == (len(family) if channel == "text" else 0)
    assert letters == (family if channel == "letter" else [])
    assert world.messages.possible_doubles() == counted


@pytest.mark.usefixtures("people")
@pytest.mark.slow
async def test_without_the_key_of_the_message_centre_a_kill_gives_a_message_twice(
    world: World, dispute: Dispute
) -> None:
    world.servers.as_owner(world.name, "ALTER TABLE message DROP CONSTRAINT message_pkey")
    await _killed_at(world, dispute, Plan(dies_at="message in the centre", quiet=False))

    await world.worker(TALKING)

    await _everything_is_sent(world, dispute)
    assert len(_in_the_centre(world, dispute)) > len(_intended(world, dispute))


@pytest.mark.slow
@pytest.mark.usefixtures("people")
async def test_without_the_note_of_a_mail_handed_over_a_kill_sends_it_twice(
    world: World, dispute: Dispute, sink: CountingSink
) -> None:
    unguarded = ("an e-mail handed over is noted",)
    plan = Plan(altered=unguarded, dies_at="mail noted", quiet=False)
    await _killed_at(world, dispute, plan)

    await world.worker(Plan(altered=unguarded, quiet=False))

    await _everything_is_sent(world, dispute)
    assert sink.doubles == 1


@pytest.mark.usefixtures("people")
async def test_messages_that_nobody_began_to_deliver_are_found_by_the_sweeper(
    world: World, dispute: Dispute
) -> None:
    quiet = await world.worker()
    await dispute.opened()
    await quiet.stop()
    assert _in_the_centre(world, dispute) == []

    await world.worker(TALKING)

    await _everything_is_sent(world, dispute)
    assert _in_the_centre(world, dispute) == _intended(world, dispute)


@pytest.mark.usefixtures("people")
@pytest.mark.slow
async def test_without_the_sweeper_messages_that_nobody_began_to_deliver_stay_behind(
    world: World, dispute: Dispute
) -> None:
    quiet = await world.worker()
    await dispute.opened()
    await quiet.stop()

    await world.worker(Plan(altered=("undelivered messages are found",), quiet=False))

    await world.swept()
    assert _in_the_centre(world, dispute) == []


async def _killed_at(world: World, dispute: Dispute, plan: Plan) -> None:
    dying = await world.worker(plan)
    await world.post(dispute.filing())
    await world.dies(dying)


async def _everything_is_sent(world: World, dispute: Dispute) -> None:
    await until(lambda: _intended(world, dispute), "messages that must be sent")
    await until(lambda: not world.messages.pending(0), "that no message is left")


def _intended(world: World, dispute: Dispute) -> list[str]:
    return _ids(world, dispute, "message_intent")


def _in_the_centre(world: World, dispute: Dispute) -> list[str]:
    return _ids(world, dispute, "message")


def _ids(world: World, dispute: Dispute, table: str) -> list[str]:
    rows = world.servers.as_owner(
        world.name,
        f"SELECT message_id FROM {table} WHERE case_id = %s ORDER BY message_id",
        dispute.case_id,
    )
    return [str(message_id) for (message_id,) in rows]
