"""A file with an inclusion plan: taken whole, or refused with every line that is wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.places.setting import Partner, PlanText, Point
from cases.places.vocabulary import Area, NeedType, Part, Phase, SettingKind
from rules.plan_duties import Institution
from store.plan_file import (
    BadPlanFile,
    Frame,
    read_partners,
    read_plan,
    write_csv,
    write_json,
)
from store.standards_file import read_standards

PARTNERS = (
    Partner("Example Schools", Part.EDUCATION),
    Partner("Example health board", Part.HEALTH),
    Partner("Example social care", Part.CARE),
)
FRAME = Frame("Plan 2026", date(2026, 1, 5), date(2026, 2, 1), PARTNERS)
HEADER = "setting,name,kind,institution,phases,needs,places,places_free,latitude,longitude,team"
GOOD = "s1,Example School,mainstream,maintained_school,primary,ASD slcn,10,2,51.5,-0.1,team-1"


def read(*lines: str, frame: Frame = FRAME) -> PlanText:
    """The version that the lines of a CSV file make."""
    return read_plan("\n".join(lines).encode(), frame, ("team-1",))


def problems(*lines: str, frame: Frame = FRAME) -> tuple[str, ...]:
    """What is said of a file."""
    with pytest.raises(BadPlanFile) as bad:
        read(*lines, frame=frame)
    return bad.value.problems


def test_a_setting_is_read_with_all_that_it_says() -> None:
    (found,) = read(HEADER, GOOD).settings
    assert found.kind is SettingKind.MAINSTREAM
    assert found.institution is Institution.MAINTAINED_SCHOOL
    assert found.phases == (Phase.PRIMARY,)
    assert found.needs == (NeedType.ASD, NeedType.SLCN)
    assert (found.places, found.places_free) == (10, 2)
    assert found.at == Point(51.5, -0.1)
    assert found.team_id == "team-1"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (GOOD.replace("mainstream", "normal"), "line 2: kind is “normal”. Write one of mainstream"),
        (GOOD.replace("maintained_school", "x"), "line 2: institution is “x”"),
        (GOOD.replace("primary", "primary infants"), "line 2: phases has “infants”"),
        (GOOD.replace("slcn", "talk"), "line 2: needs has “talk”"),
        (GOOD.replace(",10,2,", ",10,11,"), "11 free places are more than the 10 places"),
        (GOOD.replace(",10,2,", ",ten,2,"), "places is “ten”. Write a whole number"),
        (GOOD.replace(",10,2,", ",-1,0,"), "places is “-1”"),
        (GOOD.replace("51.5", ""), "latitude and longitude go together"),
        (GOOD.replace("51.5", "91"), "“91, -0.1” is no place on the map"),
        (GOOD.replace("51.5", "nan"), "“nan, -0.1” is no place on the map"),
        (GOOD.replace("team-1", "team-9"), "team is “team-9”, which is no team"),
        (GOOD.replace("Example School", ""), "line 2: name is empty. Fill it in."),
        (f"{GOOD},more", "line 2: there are more values than columns"),
    ],
)
def test_a_line_that_is_wrong_is_named_with_what_to_do(line: str, words: str) -> None:
    (said,) = problems(HEADER, line)
    assert words in said


def test_every_bad_line_is_told_and_nothing_is_taken() -> None:
    said = problems(HEADER, GOOD, "s2,,x,,,,,", GOOD)
    assert [one.partition(":")[0] for one in said].count("line 3") >= 5
    assert said[-1] == "line 4: s1 is on line 2 too. Give each setting one line."


def test_a_header_that_is_wrong_is_told_before_any_line() -> None:
    assert problems(HEADER.replace("needs,", ""), GOOD) == (
        "line 1: the column needs is missing. Name it in the first line.",
    )
    assert problems(f"{HEADER},colour", GOOD) == (
        "line 1: the column colour is not known. Remove or rename it.",
    )
    assert problems(HEADER) == ("The file has no settings. Write one line for each.",)


def test_a_partnership_without_health_or_care_is_refused() -> None:
    said = problems(HEADER, GOOD, frame=replace(FRAME, partners=PARTNERS[:1]))
    assert said == ("The partnership has nobody for health, care. Name the partners.",)


def test_a_version_says_its_title_and_its_days() -> None:
    said = problems(HEADER, GOOD, frame=Frame(" ", None, None, PARTNERS))
    assert len(said) == 3


def test_what_is_written_can_be_read_again() -> None:
    plan = read(HEADER, GOOD, '"s2","A, B",special' + "ist,academy,primary;secondary,HI,5,0,,,")
    assert read(*write_csv(plan.settings).splitlines()) == plan
    empty = Frame("", None, None, ())
    assert read_plan(write_json(plan).encode(), empty, ("team-1",)) == plan


def _json(**changes: Any) -> bytes:
    value = json.loads(write_json(read(HEADER, GOOD)))
    return json.dumps(value | changes).encode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"colour": 1}, "colour is not known"),
        ({"settings": {}}, "settings is not a list of objects"),
        ({"settings": [{"setting": "a", "shape": 1}]}, "setting 1: shape is not known"),
        ({"dated_on": "5 May"}, "dated_on is “5 May”, which is not a day"),
        ({"partners": [{"part": "police", "name": "x"}]}, "partner 1: “police” is none of"),
        ({"partners": [{"part": "health", "name": ""}]}, "partner 1: the name is empty"),
    ],
)
def test_json_that_is_wrong_is_told_too(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(BadPlanFile, match=words):
        read_plan(_json(**changes), FRAME, ("team-1",))


def test_broken_files_are_told() -> None:
    for data, words in ((b"{", "This is not JSON"), (b"\xff\xfe", "in UTF-8")):
        with pytest.raises(BadPlanFile, match=words):
            read_plan(data, FRAME, ())


def test_partners_are_written_one_a_line() -> None:
    found = read_partners("Health: Example health board\n\nalternative provision: Example unit\n")
    assert found == (
        Partner("Example health board", Part.HEALTH),
        Partner("Example unit", Part.ALTERNATIVE_PROVISION),
    )
    with pytest.raises(BadPlanFile, match="partner 1: “police” is none of education"):
        read_partners("police: x")


def test_standards_are_read_or_refused_whole() -> None:
    (found,) = read_standards(b"code,title,area,text\nX1,Example,mediation,An example\n")
    assert (found.code, found.area) == ("X1", Area.MEDIATION)
    with pytest.raises(BadPlanFile) as bad:
        read_standards(b"code,title,area,text\nX1,A,mediation,t\nX1,B,health,t\nX2,,sports,t\n")
    assert bad.value.problems == (
        "line 3: the code X1 is there twice. Give each standard its own.",
        "line 4: title is empty. Fill it in.",
        "line 4: area is “sports”. Write one of identifying, meeting_needs, health, care, "
        "alternative_provision, transition, mediation, complaints, other.",
    )
    for data in (b"title,code\n", b"\xff", b"code,title,area,text\n"):
        with pytest.raises(BadPlanFile):
            read_standards(data)
