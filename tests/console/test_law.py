"""`redress deadline` and `redress deadlines`, as a person or a program calls them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from cli import redress
from embedded.child import CHECKOUT
from rules.question import QUESTIONS

KEYS = [
    *("rule", "citation", "status", "duty_holder", "nominal_on", "due_on", "due_at", "steps"),
    *("warnings", "calendar_version", "if_missed", "question", "limit", "answered_as"),
]


def _call(*arguments: str) -> Result:
    return CliRunner().invoke(redress, arguments)


def test_a_person_reads_each_step_the_rule_and_what_follows() -> None:
    told = _call("deadline", "appeal", "--on", "notice_sent=2026-06-10")
    assert told.exit_code == 0
    lines = told.stdout.splitlines()
    assert lines[0] == "By when must the tribunal have the appeal?"
    assert lines[1] == "2 months after 10 June 2026 is 10 August 2026."
    assert lines[3] == "The last day is Tuesday 1 September 2026, until 5 pm."
    assert lines[5].startswith("Rule T1: Tribunal Procedure")
    assert lines[5].endswith("r 20(1)(c) and r 12. We read the words of the law.")
    assert lines[6].startswith("In words: the later of 2 months after the notice was sent and")
    assert lines[7:11] == [
        "Who must act: family.",
        "Day before any move: 10 August 2026.",
        "Last day: 1 September 2026.",
        "Calendar: england-2026-11.",
    ]
    assert lines[11].startswith("If it is missed: You can still send the appeal.")


def test_a_day_that_did_not_move_is_told_once_and_parties_have_plain_names() -> None:
    told = _call("deadline", "X4", "--on", "recommended=2026-07-14").stdout
    assert "Day before any move" not in told
    assert "Who must act: health body (ICB)." in told
    care = _call(
        "deadline", "X4", "--on", "recommended=2026-07-14", "--with", "subject=social_care"
    )
    assert "Who must act: local authority." in care.stdout
    assert care.stdout.startswith("By when must social care answer a recommendation?\n")


@pytest.mark.parametrize(
    ("rule", "fact", "line"),
    [
        ("T1.last_safe_day", "notice_sent", "Last safe day: 10 August 2026."),
        ("T4", "received", "Target: 24 June 2026."),
        ("C7", "complained", "Day before which the Ombudsman usually does not look: "),
    ],
)
def test_a_day_that_is_no_last_day_has_its_own_name(rule: str, fact: str, line: str) -> None:
    told = _call("deadline", rule, "--on", f"{fact}=2026-06-10").stdout
    assert f"\n{line}" in told
    assert "The last day is" not in told


def test_an_answer_without_a_kind_says_which_one_it_answered_and_which_can_be_asked() -> None:
    told = _call("deadline", "O2", "--on", "ordered=2026-08-03").stdout
    assert (
        "Answered for kind=assess. Others can be asked with --with kind=NAME: "
        "refuse_plan_after_assessment, plan_after_assessment.\n"
    ) in told
    agreed = _call("deadline", "M15", "--on", "agreed=2026-12-17").stdout
    assert "Answered for kind=assess. Others can be asked with --with kind=NAME: " in agreed
    assert "Answered for" not in _call("deadline", "O5", "--on", "ordered=2026-08-03").stdout


def test_a_program_reads_on_which_facts_the_answer_rests() -> None:
    told = _call("deadline", "O2", "--on", "ordered=2026-08-03", "--json")
    assert json.loads(told.stdout)["answered_as"] == {
        "ordered": "2026-08-03",
        "kind": "assess",
        "exemption": None,
        "directed": None,
    }
    final = _call(
        *("deadline", "O2", "--on", "ordered=2026-08-03"),
        *("--with", "kind=plan_after_assessment", "--json"),
    )
    found = json.loads(final.stdout)
    assert found["answered_as"]["kind"] == "plan_after_assessment"
    assert found["limit"] == "14 weeks to send the final plan after an assessment"
    defaulted = json.loads(_call("deadline", "T6", "--on", "received=2026-07-17", "--json").stdout)
    assert defaulted["answered_as"]["claim"] == "sen_appeal"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("deadline",), "Missing argument 'RULE'."),
        (("deadline", "T1", "T2"), "Got unexpected extra argument (T2)."),
        (("deadlines", "T1"), "Got unexpected extra argument (T1)."),
    ],
)
def test_a_command_called_wrongly_says_so_in_one_sentence(
    arguments: tuple[str, ...], sentence: str
) -> None:
    told = _call(*arguments)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == f"redress: {sentence}\n"


def test_a_program_reads_one_object() -> None:
    told = _call("deadline", "T1", "--on", "notice_sent=2026-06-10", "--json")
    found = json.loads(told.stdout)
    assert list(found) == KEYS
    assert (found["rule"], found["nominal_on"], found["due_on"], found["due_at"]) == (
        "T1",
        "2026-08-10",
        "2026-09-01",
        "2026-09-01T16:00:00Z",
    )
    assert found["citation"].startswith("Tribunal Procedure")
    assert (found["status"], found["duty_holder"]) == ("verified_t", "family")
    assert found["steps"][1] == {
        "kind": "out_of_closed_window",
        "from_on": "2026-08-10",
        "amount": None,
        "to_on": "2026-09-01",
        "skipped": [],
        "words": (
            "10 August 2026 falls in a closed time (August, or 25 December to 1 January); "
            "the first working day after it is 1 September 2026"
        ),
    }
    assert (found["warnings"], found["calendar_version"]) == ([], "england-2026-11")


def test_cautions_skipped_days_and_dates_from_nowhere_are_in_the_object() -> None:
    flagged = _call("deadline", "T1", "--on", "notice_sent=2027-05-31", "--json")
    assert json.loads(flagged.stdout)["warnings"] == ["AMBIGUOUS_WINDOW"]
    christmas = _call("deadline", "C4", "--on", "received=2026-12-23", "--json")
    assert json.loads(christmas.stdout)["steps"][0]["skipped"] == [
        "2026-12-25",
        "2026-12-28",
        "2027-01-01",
    ]
    named = _call("deadline", "T10", "--on", "directed=2026-08-15", "--json")
    assert json.loads(named.stdout)["steps"][0]["from_on"] is None


def test_a_value_changes_the_answer() -> None:
    told = _call(
        *("deadline", "T6", "--on", "received=2026-07-17"),
        *("--with", "claim=discrimination_claim", "--json"),
    )
    assert json.loads(told.stdout)["due_on"] == "2026-08-28"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Q9",), "There is no rule called Q9."),
        (("T1",), "Rule T1 needs the fact notice_sent (date)."),
        (("T1", "--on", "notice_sent=2026-02-30"), "There is no day 2026-02-30."),
        (("T1", "--on", "notice_sent"), "--on takes NAME=DATE, not 'notice_sent'."),
        (("T1", "--on", "=2026-06-10"), "--on takes NAME=DATE, not '=2026-06-10'."),
        (
            ("T1", "--with", "notice_sent=2026-06-10"),
            "The fact notice_sent is a date: give it with --on.",
        ),
        (("T1", "--with", "claim="), "--with takes NAME=VALUE, not 'claim='."),
        (
            ("T1", "--on", "notice_sent=2026-06-10", "--on", "notice_sent=2026-06-11"),
            "The fact notice_sent was given twice.",
        ),
        (
            ("T1", "--on", "notice_sent=2026-06-10", "--with", "detained=yes"),
            "For a person who is detained other rules hold (SI 2015/62), so no date is given.",
        ),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_2(
    arguments: tuple[str, ...], sentence: str
) -> None:
    told = _call("deadline", *arguments)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == f"redress: {sentence}\n"


def test_the_command_itself_ends_with_the_same_code_and_no_traceback() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "cli", "deadline", "T1", "--on", "notice_sent=2026-02-30"],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        env={"PATH": "/usr/bin:/bin"},
    )
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr == "redress: There is no day 2026-02-30.\n"


def test_every_deadline_is_listed_with_its_facts_and_each_can_be_asked() -> None:
    listed = json.loads(_call("deadlines", "--json").stdout)
    assert [entry["rule"] for entry in listed] == list(QUESTIONS)
    assert list(listed[0]) == ["rule", "name", "question", "citation", "status", "facts"]
    for entry in listed:
        trigger = entry["facts"][0]
        assert list(trigger) == ["name", "kind", "needed", "choices"]
        if any(fact["kind"] == "terms" and fact["needed"] for fact in entry["facts"]):
            continue  # school terms are not words on a command line
        told = _call("deadline", entry["rule"], "--on", f"{trigger['name']}=2026-06-10", "--json")
        assert told.exit_code == 0, entry["rule"]
        found = json.loads(told.stdout)
        assert found["citation"] == entry["citation"]
        assert found["rule"] == entry["rule"].partition(".")[0]


def test_a_person_reads_the_list_with_what_may_be_left_out_in_brackets() -> None:
    told = _call("deadlines").stdout
    assert "T6  By when must the authority answer the appeal?\n" in told
    assert (
        "    tribunal.response: received=date, "
        "[claim=sen_appeal / discrimination_claim], [ordered=date]\n"
    ) in told
    assert told.count("\n") == 3 * len(QUESTIONS)
