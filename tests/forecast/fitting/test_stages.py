"""At which stage people are taken to be, and for how long: by role, origin, and where nothing is said."""

from datetime import date

import pytest

from given.at_work import a_row, at_work
from given.careers import a_record, a_stay, sent_by
from tenure.forecast.fitting.stages import SHARE_NEW, stages_of
from tenure.forecast.fitting.worked import september, worked_in
from tenure.forecast.flows.inputs import STAGES, Unit

SEPTEMBER = september(2023)
ADULTS = (Unit("101", "adults"),)
BOTH = (Unit("101", "children"), *ADULTS)


def placed(*rows):
    """Stage and months of each on 30 September 2023."""
    found = stages_of(at_work(*rows))
    stage, clock = found.stage_in(SEPTEMBER), found.clock_in(SEPTEMBER)
    return [(STAGES[s], int(c)) for s, c in zip(stage, clock, strict=True)]


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ({"role": 1}, ("manager", 30)),
        ({"role": 3}, ("manager", 30)),
        ({"role": 4}, ("senior", 30)),
        ({"origin": 9}, ("experienced", 30)),
        ({"new": date(2021, 3, 1)}, ("consolidation", 30)),
        ({"began": date(2023, 2, 1), "new": date(2023, 2, 1)}, ("asye", 7)),
        ({"new": date(2022, 1, 10)}, ("consolidation", 20)),
        ({"new": date(2020, 9, 1)}, ("experienced", 30)),
        ({"role": 4, "began": date(2023, 9, 1), "new": date(2023, 9, 1)}, ("senior", 0)),
        ({"finished": date(2022, 7, 1)}, ("consolidation", 14)),
        ({"began": None}, ("experienced", 60)),
        ({"began": date(1999, 1, 1)}, ("experienced", 60)),
    ],
)
def test_a_stage_is_read_from_role_newly_qualified_start_and_service(said, stage):
    assert placed(a_row(**{"began": date(2021, 3, 1), **said})) == [stage]


def test_someone_newly_qualified_with_one_partner_is_so_with_the_next():
    record = a_record(
        sent_by("101", a_stay("bilal", origin="1", started=date(2022, 1, 10)), year=2022),
        sent_by("102", a_stay("bilal", origin="2", started=date(2023, 6, 1))),
    )
    found = stages_of(worked_in(record))

    assert STAGES[found.stage_in(SEPTEMBER)[-1]] == "consolidation"
    assert found.clock_in(SEPTEMBER)[-1] == 20


def test_who_says_nothing_and_joined_lately_is_an_assumption():
    lately = a_row(1, origin=9, began=date(2022, 1, 1))

    assert stages_of(at_work(lately, a_row(2, origin=9), a_row(3))).assumed.tolist() == [True, False, False]


def starters(*ages, unit=0):
    return [a_row(age, age=age, began=date(2023, 3, 1), starter=True, unit=unit, origin=-1) for age in ages]


def test_of_adults_starters_the_youngest_are_taken_to_be_newly_qualified():
    """Nothing is known of them but age: of ten, three, as the assumption has it."""
    found = stages_of(at_work(*starters(*range(30, 40)), units=ADULTS))

    assert sorted(found.worked["age"][found.qualified != -1]) == [30, 31, 32]
    assert found.share_new == SHARE_NEW


def test_their_share_is_that_of_childrens_services_of_the_same_record():
    told = [a_row(i, starter=True, origin=origin) for i, origin in enumerate((1, 1, 2, 9))]
    found = stages_of(at_work(*told, *starters(30, 31, 32, unit=1), units=BOTH))

    assert found.share_new == 2 / 3
    assert (found.qualified[found.worked["adults"]] != -1).sum() == 2


def test_one_start_is_one_persons_whichever_years_show_it():
    """One starter of 2022, whom two years show, is new; so, of three in all, is none of 2023's two."""
    first = a_row(9, age=29, began=date(2022, 3, 1), year=2022, origin=-1)
    again = {**first, "year": 2023, "age": 30}
    found = stages_of(at_work(first, again, *starters(31, 40), units=ADULTS, years=2), share_new=0.5)

    assert (found.qualified != -1).tolist() == [True, True, True, False]


def test_somebody_may_say_the_share_themselves():
    found = stages_of(at_work(*starters(30, 31, 32, 33), units=ADULTS), share_new=0.5)

    assert (found.qualified != -1).tolist() == [True, True, False, False]
