"""Values that hold from one day to another."""

from datetime import date

import pytest

from rules.dated import Dated, in_force

OLD = Dated(4, date(2014, 9, 1), date(2015, 3, 22))
NEW = Dated(5, date(2015, 3, 23))


@pytest.mark.parametrize(
    ("on", "value"),
    [
        (date(2014, 9, 1), 4),
        (date(2015, 3, 22), 4),
        (date(2015, 3, 23), 5),
        (date(2039, 12, 31), 5),
    ],
)
def test_the_day_chooses_the_value_and_both_ends_belong_to_it(on: date, value: int) -> None:
    assert in_force((OLD, NEW), on) == value
    assert in_force((NEW, OLD), on) == value


def test_a_day_before_the_first_value_is_refused_and_named() -> None:
    with pytest.raises(ValueError, match="no value was in force on 2014-08-31"):
        in_force((OLD, NEW), date(2014, 8, 31))


def test_two_values_for_one_day_are_refused() -> None:
    twice = (NEW, Dated(6, date(2020, 1, 1), date(2020, 1, 1)))
    with pytest.raises(ValueError, match="2 values were in force on 2020-01-01"):
        in_force(twice, date(2020, 1, 1))
    assert in_force(twice, date(2020, 1, 2)) == 5


def test_a_value_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="cannot end on 2020-01-01 and begin on 2020-01-02"):
        Dated("x", date(2020, 1, 2), date(2020, 1, 1))
    one_day = Dated("x", date(2020, 1, 2), date(2020, 1, 2))
    assert one_day.holds_on(date(2020, 1, 2))
