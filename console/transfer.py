"""`redress transfer`: one dispute is run under another policy pack from now on, with its reason.

A pack is frozen on a case when it is filed; this is the one way to change it. The case records who
asked and why, works out its own dates again, and tells its people.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import click

from console.change import Mistake
from rules.policy import PACKS

if TYPE_CHECKING:
    from settings import Settings

REASONS = ("wrong_pack", "law_changed", "rehearsal")


@click.command()
@click.argument("case_id")
@click.argument("pack", type=click.Choice(sorted(PACKS)))
@click.option("--because", "reason", required=True, type=click.Choice(REASONS), help="Why.")
@click.option("--words", required=True, help="The reason in your own words; kept with the case.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def transfer(case_id: str, pack: str, reason: str, words: str, yes: bool) -> None:
    """Run one dispute under another policy pack from now on, and tell its people."""
    from cli import read_settings, with_servers

    if not words.strip():
        raise Mistake("Give the reason in words.")
    if not yes:
        click.confirm(
            f"Run the dispute under {pack}? Its dates are worked out again and its people are told.",
            abort=True,
            err=True,
        )
    said = asyncio.run(
        _through_the_case(with_servers(read_settings()), case_id, pack, reason, words)
    )
    click.echo(said)


async def _through_the_case(
    settings: Settings, case_id: str, pack: str, reason: str, words: str
) -> str:
    from activities.deliveries import resend
    from activities.recomputation import OPERATOR, PATIENCE_SECONDS
    from activities.resources import resources
    from activities.temporal import connect
    from cases.command import Meta
    from cases.dispute.links.commands import TransferPack
    from cases.dispute.links.vocabulary import TransferReason
    from embedded.reach import reach_temporal
    from store.inbox import Words

    await reach_temporal(settings)
    having = resources(settings, await connect(settings))
    try:
        page = await having.in_thread(having.pages.find, case_id)
        if page is None or page.kind != "dispute":
            raise Mistake("There is no dispute with that id.")
        ahead = timedelta(seconds=page.clock_offset_seconds or 0)
        command_id, narrative_id = str(uuid4()), str(uuid4())
        meta = Meta(command_id, case_id, OPERATOR, datetime.now(UTC) + ahead)
        command: Any = TransferPack(meta, pack, TransferReason(reason), narrative_id)
        said = (Words(narrative_id, words.strip(), {}),)
        filing = await having.in_thread(
            lambda: having.inbox.receive(command, "dispute", source="operator", words=said)
        )
        answer = await resend(having, filing, patience_seconds=PATIENCE_SECONDS)
        if answer == "applied":
            return f"The dispute is run under {pack} now. Its people are told."
        found = await having.in_thread(having.inbox.find, command_id)
        if found is not None and found.status == "refused":
            raise Mistake(found.refused_reason or "The case refused it.")
        return "The case has not answered yet. The worker goes on with it by itself."
    finally:
        having.close()
        await asyncio.sleep(0.05)  # see embedded/leave.py
