"""Cases for a fresh demonstration: one at every stage, played through the public API.

They are played once, in the background, while somebody already looks at the pages.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from embedded.story import choice, dispute, endings, plan_year, said
from embedded.story.case import Case, Say
from embedded.story.cast import Cast, Player, cast
from embedded.story.failure import StoryFailed

Sample = Callable[[Cast, Say], Case]


def play_in_background(base_url: str, say: Say, stopping: threading.Event) -> threading.Thread:
    """Play the samples beside a running machine, unless it has cases already.

    Says one line at the end, or why it stopped; nothing once `stopping` is set.
    """

    def work() -> None:
        def told(line: str) -> None:
            if not stopping.is_set():
                say(line)

        try:
            played = play_when_empty(cast(base_url), stopping)
        except StoryFailed as failed:
            told(f"The sample cases are not complete. {failed}")
            return
        if played:
            told(f"{len(played)} sample cases are ready.")

    thread = threading.Thread(target=work, name="sample cases", daemon=True)
    thread.start()
    return thread


def play_when_empty(
    players: Cast, stopping: threading.Event, say: Say = lambda line: None
) -> tuple[Case, ...]:
    """Play every sample when nobody has a case yet; the cases that were played.

    Raises `StoryFailed`.
    """
    if any(reader.client.get("/cases") for reader in players.readers):
        return ()
    played: list[Case] = []
    for sample in _SAMPLES:
        if stopping.is_set():
            break
        played.append(sample(players, say))
    return tuple(played)


def _complaint(players: Cast, say: Say) -> Case:
    return dispute.filed(players, say, "", "A new complaint", players.second_parent)


def _mediation(players: Cast, say: Say) -> Case:
    case = dispute.filed(players, say, "", "Days for mediation on offer", players.parent)
    return dispute.slots_offered(dispute.in_mediation(dispute.answered(dispute.acknowledged(case))))


def _certified(players: Cast, say: Say, family: Player | None = None) -> Case:
    """Mediation was held without agreement, and the certificate is there."""
    case = dispute.filed(
        players, say, "", "A certificate", family or players.second_parent, said.SECOND_COMPLAINT
    )
    dispute.slots_offered(dispute.in_mediation(dispute.acknowledged(case)))
    return dispute.certified(
        dispute.held(case, dispute.session_agreed(case), "none", "no agreement")
    )


def _with_the_clerk(players: Cast, say: Say) -> Case:
    case = dispute.grounds_given(dispute.papers_added(_certified(players, say, players.parent)))
    return dispute.signed_and_sent(case, "bundle.pdf")


def _with_agreement(players: Cast, say: Say) -> Case:
    return endings.agreement_in_force(players, say, "", "Promises to keep")


def _registered(players: Cast, say: Say) -> Case:
    return dispute.registered(_with_the_clerk(players, say))


def _plan(players: Cast, say: Say) -> Case:
    return choice.asked(
        plan_year.meeting_arranged(plan_year.registered(players, say, "", "A plan"))
    )


_SAMPLES: tuple[Sample, ...] = (
    _with_the_clerk,
    _plan,
    _complaint,
    _mediation,
    _certified,
    _with_agreement,
    _registered,
    endings.withdrawn,
)
"""One for each stage, those first that somebody waits for."""
