"""`redress policy`: the packs, and how two of them differ, in words and as JSON."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from embedded.child import CHECKOUT
from rules.policy import PACKS


def _redress(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"},
    )


def test_the_list_names_every_pack_and_says_which_is_the_law() -> None:
    listed = _redress("policy", "list")
    assert listed.returncode == 0
    assert all(f"{name}: {pack.title}" in listed.stdout for name, pack in PACKS.items())
    assert "In force from 1 September 2014." in listed.stdout
    assert "Switched off: for a rehearsal only." in listed.stdout


def test_the_list_as_json_has_dates_and_standing() -> None:
    packs = {pack["name"]: pack for pack in json.loads(_redress("policy", "list", "--json").stdout)}
    assert set(packs) == set(PACKS)
    assert packs["law-2014"]["effective_from"] == "2014-09-01"
    assert packs["law-2014"]["is_law"]
    assert packs["reform-2026"]["effective_from"] is None
    assert not packs["reform-2026"]["is_open"]


def test_a_difference_says_what_each_pack_says_and_what_it_means_for_a_family() -> None:
    said = _redress("policy", "diff", "law-2014", "green-paper-2022")
    assert said.returncode == 0
    lines = said.stdout.splitlines()
    at = lines.index("Mediation before the tribunal")
    assert lines[at + 1].startswith("  law-2014: The family speaks to a mediation adviser")
    assert lines[at + 2].startswith("  green-paper-2022: The family takes part in mediation")
    assert lines[at + 3].startswith("  For a family under law-2014: You get a certificate")
    assert lines[at + 4].startswith("  For a family under green-paper-2022: You cannot simply")
    assert "What can be appealed" not in lines
    assert lines[-1] == "There are 7 more points on which both say the same."


def test_a_difference_as_json_has_one_entry_for_each_point() -> None:
    told = json.loads(_redress("policy", "diff", "law-2014", "reform-2026", "--json").stdout)
    assert (told["first"]["name"], told["second"]["name"]) == ("law-2014", "reform-2026")
    remedies = next(one for one in told["differences"] if one["axis"] == "remedies")
    assert remedies["second"]["for_a_family"].endswith("the council chooses again.")
    assert set(remedies) == {"axis", "title", "first", "second"}
    assert told["alike"] + len(told["differences"]) == 14


def test_a_pack_does_not_differ_from_itself() -> None:
    said = _redress("policy", "diff", "law-2014", "law-2014")
    assert said.stdout.endswith("There are 14 more points on which both say the same.\n")


@pytest.mark.parametrize("named", [("reform-1850", "law-2014"), ("law-2014", "reform-1850")])
def test_an_unknown_pack_is_one_sentence_and_exit_code_2(named: tuple[str, str]) -> None:
    refused = _redress("policy", "diff", *named)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr == (
        "Error: There is no policy pack called reform-1850; there are green-paper-2022, law-2014, "
        "reform-2026.\n"
    )
