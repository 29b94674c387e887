"""A date is the right day or no day."""

import datetime

import pytest

from detente.reading.dates import find_dates

WEDNESDAY = datetime.date(2019, 5, 15)

DATES = [
    ("on 14 May 2019", "2019-05-14"),
    ("on May 14, 2019", "2019-05-14"),
    ("2019.05.15 16:33", "2019-05-15"),
    ("in June 2019", "2019-06"),
    ("talks on Tuesday failed", "2019-05-14"),
    ("they will meet on Friday", "2019-05-17"),
    ("last Wednesday", "2019-05-08"),
    ("next Tuesday", None),
    ("next month's summit", "2019-06"),
    ("last week", "2019-05-06/2019-05-12"),
    ("last year", "2018"),
    ("since 2014", "2014"),
    ("yesterday", "2019-05-14"),
    ("on May 20", "2019-05-20"),
    ("they met in April", "2019-04"),
    ("since last June", "2018-06"),
    ("last May", "2018-05"),
    ("they will meet in March", "2020-03"),
    ("two days ago", "2019-05-13"),
    ("last night", "2019-05-14"),
    ("on Monday, May 6, 2019", "2019-05-06"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_anchored_at_a_wednesday(text, expected):
    (found,) = find_dates(text, WEDNESDAY)
    assert found.iso == expected


@pytest.mark.parametrize("text", ["on Tuesday", "next month", "yesterday", "on May 20"])
def test_unresolved_without_an_anchor(text):
    (found,) = find_dates(text)
    assert found.iso is None


@pytest.mark.parametrize("text", ["they may agree", "S-400s now", "we met", "in 20190 cases"])
def test_no_date(text):
    assert find_dates(text, WEDNESDAY) == []
