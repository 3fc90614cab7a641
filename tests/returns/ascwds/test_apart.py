"""Sets of several years that come together are told apart by what they count, or not at all."""

from datetime import date

import pytest

from given.ascwds import a_part, a_training, a_workplace, an_adults_worker, csv_of
from tenure.returns.ascwds.apart import sets_apart

TODAY = date(2026, 9, 14)


def a_year(workers: int, year: int, *, named: str = "", leaver: str = ""):
    """A workplace file that says how many workers there are, those workers, and a training of one."""
    staff = [
        an_adults_worker(UNIQUEWORKERID=f"P{n}", STARTDATE=f"0{n % 9 + 1}/09/{year}") for n in range(workers)
    ]
    files = {
        "workplace": [a_workplace(TOTALPERMTEMP=str(workers))],
        "worker": staff,
        "training": [a_training(UNIQUEWORKERID=leaver or f"P{workers - 1}")],
    }
    return [
        a_part(csv_of(file, rows), name=f"{named or 'export'}-{file}.csv") for file, rows in files.items()
    ]


def test_two_years_are_two_sets_the_earlier_first():
    now, then = a_year(9, 2025), a_year(7, 2024)
    mixed = [now[0], then[2], then[1], now[1], now[2], then[0]]
    # Today's training names somebody whom last year's workers do not have.
    assert [sorted(those) for those in sets_apart(mixed, TODAY)] == [[1, 2, 5], [0, 3, 4]]


def test_one_set_is_one_and_the_same_file_twice_counts_once():
    now = a_year(9, 2025)
    assert sets_apart(now, TODAY) == [[0, 1, 2]]
    assert sets_apart([*now, now[1]], TODAY) == [[0, 1, 2, 3]]


def test_names_decide_where_what_they_hold_does_not():
    then, now = a_year(5, 2024, named="2024"), a_year(5, 2025, named="2025")
    assert [sorted(those) for those in sets_apart([*now, *then], TODAY)] == [[3, 4, 5], [0, 1, 2]]


def test_what_cannot_be_told_stays_together():
    then, now = a_year(5, 2024, named="a"), a_year(5, 2025, named="a")
    now[0] = a_part(csv_of("workplace", [a_workplace(TOTALPERMTEMP="5", ESTNAME="Elsewhere")]), name="w.csv")
    assert sets_apart([*now, *then], TODAY) == [[0, 1, 2, 3, 4, 5]]


@pytest.mark.parametrize("file", [0, 2])
def test_a_set_that_is_not_whole_is_one_too(file):
    then, now = a_year(7, 2024), a_year(9, 2025)
    mixed = [*now, *(part for place, part in enumerate(then) if place != file)]
    assert [sorted(those) for those in sets_apart(mixed, TODAY)] == [[3, 4], [0, 1, 2]]
