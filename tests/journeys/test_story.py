"""The story from its first complaint to its last message, and what it leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from embedded.story import play_at, said
from embedded.story.case import page_count
from embedded.story.client import Client
from embedded.story.failure import ActionRefused, StoryFailed
from embedded.story.stage import running_address
from store import tables as t
from store.database import Database
from store.verification import Verification
from tests.journeys import bundles
from tests.journeys.conftest import Played
from tests.journeys.told import should_be_told, was_told

pytestmark = [pytest.mark.fault, pytest.mark.timeout(300)]

PERSONAL = (
    *(text for text in vars(said).values() if isinstance(text, str) and not text.startswith("_")),
    *(text for text in said.FORM.values() if isinstance(text, str) and " " in text),
    *said.DECISION_MAKER.values(),
    "Example Child",
    "Second Example Parent",
    "Example Officer",
    "Example Council",
    "Example Mediation Service",
    "example.org",
    "Speech therapist",
    "Photo of the classroom",
    "Claimant-Medical-Report",
    "flying-pig",
    "EH000/",
)
"""Names, addresses, words and file names of the story."""


def test_every_dispute_and_the_plan_end_where_the_story_says(played: Played) -> None:
    stages = {case.name: case.about()["stage"] for case in played.story.cases}
    assert stages == {
        "1-registered": "tribunal",
        "2-agreement": "closed",
        "3-not-arranged": "referral",
        "4-withdrawn": "closed",
        "5-plan": "between_reviews",
        "6-refused-change": "complaint",
    }
    plan, dispute = played.story.cases[4], played.story.cases[5]
    assert plan.about()["facts"]["review_year"] == 3
    assert plan.about()["facts"]["open_disputes"] == [dispute.case_id]
    assert dispute.about()["facts"]["matter"]["plan_id"] == plan.case_id


def test_the_story_leaves_every_letter_message_and_mail(played: Played, database: Database) -> None:
    for case in played.story.cases:
        place = played.out / case.name
        with database.begin() as connection:
            letters = connection.scalar(
                select(func.count())
                .select_from(t.message_intent)
                .where(t.message_intent.c.case_id == case.case_id)
                .where(t.message_intent.c.letter != "")
            )
            intents = connection.scalar(
                select(func.count())
                .select_from(t.message_intent)
                .where(t.message_intent.c.case_id == case.case_id)
            )
        assert len(list((place / "messages").iterdir())) == intents
        assert len(list((place / "emails").iterdir())) == intents
        kept = sorted((place / "letters").iterdir())
        assert bool(kept) is bool(letters)
        assert all(page_count(letter.read_bytes()) >= 1 for letter in kept)
    main = {path.name[3:] for path in (played.out / "1-registered" / "letters").iterdir()}
    assert main == {
        "letter-we-have-your-complaint.pdf",
        "invitation-to-mediation.pdf",
        "mediation-certificate.pdf",
        "letter-to-the-tribunal.pdf",
    }


def test_the_timeline_gives_every_deadline_its_rule_and_its_reason(played: Played) -> None:
    text = (played.out / "timeline.md").read_text(encoding="utf-8")
    for case in played.story.cases:
        assert f"## {case.title}" in text
        for clock in case.family.client.get(f"/cases/{case.case_id}/clocks"):
            if clock["is_current"]:
                assert f"{clock['rule']}, {clock['provision']}" in text
                assert clock["derivation"][0] in text
    for rule in (
        "A15",
        "C4",
        "M2",
        "M8",
        "M11",
        "A20",
        "F16",
        "T1",
        "T4",
        "T6",
        "M15",
        "R1",
        "R10",
    ):
        assert f"| {rule}" in text


def test_every_message_is_in_the_right_message_centre_exactly_once(
    played: Played, database: Database
) -> None:
    expected = should_be_told(database, played.case_ids)
    assert len(expected) > 100
    assert set(expected.values()) == {1}
    assert was_told(database, played.case_ids) == expected


def test_the_demonstration_clock_brought_reminders_a_breach_and_a_certificate(
    played: Played,
) -> None:
    _, agreement, not_arranged, *_ = played.story.cases
    kinds = [event["kind"] for event in agreement.timeline()]
    assert kinds.count("promise_breached") == 1
    assert kinds.count("promise_kept") == 2
    engine = [e["kind"] for e in not_arranged.timeline() if e["role"] == "engine"]
    assert {"reminder_reached", "clock_missed", "certificate_issued"} <= set(engine)


@pytest.mark.parametrize("name", ["bundle-1-returned.pdf", "bundle-2-accepted.pdf"])
def test_a_bundle_opens_in_two_readers_and_its_numbers_and_links_are_true(
    played: Played, name: str
) -> None:
    pages = bundles.check((played.out / "1-registered" / name).read_bytes())
    assert any(f"the bundle of {pages} pages" in line for line in played.lines)


def test_the_second_bundle_holds_the_paper_for_which_the_first_came_back(played: Played) -> None:
    first, second = (
        (played.out / "1-registered" / name).read_bytes()
        for name in ("bundle-1-returned.pdf", "bundle-2-accepted.pdf")
    )
    assert bundles.words_of(second).count("Report of the school") > bundles.words_of(first).count(
        "Report of the school"
    )


def test_chains_heads_and_daily_roots_are_as_they_were_written(
    played: Played, database: Database
) -> None:
    verification = Verification(database)
    assert [*verification.every_case(), *verification.roots()] == []


def test_no_name_address_or_word_of_the_story_is_in_temporal(played: Played) -> None:
    folder = played.home.settings.data_dir / "temporal"
    stored = b"".join(
        path.read_bytes() for path in sorted(folder.rglob("*")) if "db" in path.name.lower()
    )
    for case_id in played.case_ids:  # the search finds what is there
        assert case_id.encode() in stored
    found = [text for text in PERSONAL if text[:40].encode() in stored]
    assert found == []


def test_a_stranger_to_the_case_sees_nothing_of_it(played: Played) -> None:
    withdrawn = played.story.cases[3]
    parent = played.story.cast.parent
    with pytest.raises(StoryFailed, match="404"):
        parent.client.get(f"/cases/{withdrawn.case_id}")


def test_only_an_administrator_sees_how_the_engine_does_and_then_no_case(played: Played) -> None:
    players = played.story.cast
    for reader in players.readers:
        with pytest.raises(StoryFailed, match="404"):
            reader.client.get("/operations")
    assert set(players.administrator.client.get("/operations")) == {
        "faults",
        "unanswered",
        "undelivered",
        "reached_nobody",
        "possible_doubles",
    }
    with pytest.raises(StoryFailed, match="404"):
        players.administrator.client.get(f"/cases/{played.case_ids[0]}")


def test_a_refusal_of_the_story_names_code_and_reason(played: Played) -> None:
    registered = played.story.cases[0]
    with pytest.raises(ActionRefused) as refused:
        registered.do(played.story.cast.clerk, "accept_referral", "accepts it again")
    assert refused.value.code == "not_with_the_tribunal"
    assert "not at the stage" in str(refused.value)


def test_a_machine_without_demonstration_people_is_one_sentence(played: Played) -> None:
    stranger = Client(played.home.base_url, "demo-nobody")
    with pytest.raises(StoryFailed, match="redress demo"):
        stranger.get("/me")


def test_the_command_finds_the_machine_that_runs_and_says_in_one_sentence_what_stops_it(
    played: Played, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("years of work")
    refused = played.home.run("demo", "--story", folder=tmp_path)
    assert refused.returncode == 1
    assert f"the machine that runs at {played.home.base_url}" in refused.stdout
    assert refused.stderr.count("\n") == 1
    assert "holds other things" in refused.stderr
    assert running_address(tmp_path) is None


def test_a_story_does_not_throw_away_a_folder_of_somebody_else(
    played: Played, tmp_path: Path
) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(StoryFailed, match="holds other things"):
        play_at(played.home.base_url, played.home.mail_dir, tmp_path, lambda line: None)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"
