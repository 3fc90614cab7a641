"""The rules that hold this year's return against last year's, T-Y01 to T-Y07."""

import pytest

from given.spec import return_of
from tenure.benchmark import published
from tenure.returns import check
from tenure.returns.csww import continuity
from tenure.terms.problems import UsedWrongly


def test_in_post_last_year_and_missing(spec):
    """The table is last year's; this year's return has the leaver SW2 and the agency worker SW3."""
    last_year = """
        SWENo | AgencyWorker | RoleEndDate | at fault
        SW1   | 0            |             | yes
        SW2   | 0            |             |
        SW3   | 0            |             | yes
        SW4   | 1            |             |
        SW5   | 0            | 2022-03-31  |
              | 0            |             |
    """
    this_year = """
        SWENo | AgencyWorker | RoleEndDate
        sw 2  | 0            | 2023-05-30
        SW3   | 1            |
    """
    found = spec(continuity.in_post_last_year_and_missing, last_year, now=this_year)
    assert found.findings == [("SWENo", "SW1"), ("SWENo", "SW3")]


LAST_YEAR = """
    SWENo | PersonBirthDate | GenderCurrent | Ethnicity | RoleStartDate | RoleEndDate
    SW1   | 1984-07-23      | 2             | WBRI      | 2019-09-02    |
    SW2   | 1990-01-01      | 1             | BAFR      | 2020-01-06    |
    SW3   | 1975-05-05      | 9             | REFU      | 2010-04-01    | 2022-03-31
    SW4   |                 |               |           |               |
"""


def test_started_earlier_but_not_in_last_return(spec):
    table = """
        SWENo | RoleStartDate | RoleEndDate | at fault
        SW1   | 2019-09-02    |             |
        SW9   | 2019-09-02    |             | yes
        SW9   | 2022-10-01    |             |
        SW3   | 2010-04-01    |             | yes
        SW9   | 2019-09-02    | 2023-05-30  |
        SW9   |               |             |
    """
    spec(continuity.started_earlier_but_not_in_last_return, table, before=LAST_YEAR)


def test_details_differ_from_last_year(spec):
    table = """
        SWENo | PersonBirthDate | GenderCurrent | at fault
        SW1   | 1984-07-23      | 2             |
        SW1   | 1984-07-24      | 2             | yes
        SW1   | 1984-07-23      | 1             | yes
        SW2   | 1990-01-01      | 2             | yes
        SW2   | 1990-01-01      | 1             |
        SW1   |                 |               |
        SW1   | 1984-07-23      | 9             |
        SW3   | 1975-05-05      | 1             |
        SW4   | 1975-05-05      | 1             |
        SW9   | 1975-05-05      | 1             |
    """
    found = spec(continuity.details_differ_from_last_year, table, before=LAST_YEAR)
    assert found.findings == [
        ("PersonBirthDate", "1984-07-24"),
        ("GenderCurrent", "1"),
        ("GenderCurrent", "2"),
    ]


def test_a_gender_of_2023_and_a_sex_of_2024_are_the_same_detail():
    last = return_of(
        [{"SWENo": "SW1", "GenderCurrent": "2"}, {"SWENo": "SW2", "GenderCurrent": "2"}], year="2023"
    )
    now = return_of([{"SWENo": "SW1", "Sex": "F"}, {"SWENo": "SW2", "Sex": "M"}], year="2024")
    found = check(now, before=last, rules=(continuity.details_differ_from_last_year,)).findings()
    assert [(f.person, f.field) for f in found] == [("SW2", "Sex")]


def test_ethnicity_is_no_longer_known(spec):
    table = """
        SWENo | Ethnicity | at fault
        SW1   | WBRI      |
        SW1   | NOBT      | yes
        SW1   | REFU      | yes
        SW1   |           | yes
        SW1   | BRIT      |
        SW3   | REFU      |
        SW4   | NOBT      |
        SW9   | NOBT      |
    """
    spec(continuity.ethnicity_is_no_longer_known, table, before=LAST_YEAR)


def test_start_date_differs_from_last_year(spec):
    """Someone who left and came back this year has a leaver's record, as SW2 does here."""
    table = """
        SWENo | RoleStartDate | RoleEndDate | at fault
        SW1   | 2019-09-02    |             |
        SW1   | 2019-09-03    |             | yes
        SW1   |               |             |
        SW2   | 2020-01-06    | 2022-12-31  |
        SW2   | 2023-02-01    |             |
        SW3   | 2023-02-01    |             |
        SW9   | 2019-09-02    |             |
    """
    spec(continuity.start_date_differs_from_last_year, table, before=LAST_YEAR)


def test_leaver_is_back_with_the_old_start(spec):
    table = """
        SWENo | RoleStartDate | RoleEndDate | at fault
        SW3   | 2010-04-01    |             | yes
        SW3   | 2023-04-01    |             |
        SW3   | 2010-04-01    | 2023-05-30  |
        SW1   | 2019-09-02    |             |
        SW9   | 2010-04-01    |             |
    """
    spec(continuity.leaver_is_back_with_the_old_start, table, before=LAST_YEAR)


def test_someone_who_left_one_of_two_posts_never_went_away():
    left = {"RoleStartDate": "2010-04-01", "RoleEndDate": "2022-05-30", "SWENo": "SW5"}
    last_year = return_of([left, {**left, "RoleEndDate": ""}], year="2022")
    now = return_of([{"SWENo": "SW5", "RoleStartDate": "2010-04-01"}])
    found = check(now, before=last_year, rules=(continuity.leaver_is_back_with_the_old_start,))
    assert found.queries == 0


def test_total_has_moved_too_far(spec):
    """Vacancies were 40: a move of at least 25 and of more than three quarters is asked about."""
    table = """
        NumberOfVacancies | at fault
        40                |
        70                |
        71                | yes
        10                |
        9                 | yes
                          |
    """
    last_year = """
        NumberOfVacancies | SWENo
        40                | SW1
    """
    found = spec(continuity.total_has_moved_too_far, table, before=last_year)
    assert found.findings == [
        ("NumberOfVacancies", "71, last year 40"),
        ("NumberOfVacancies", "9, last year 40"),
    ]


def test_a_move_counts_from_the_least_number_on_but_only_beyond_the_share():
    limit = continuity.Limit(0.5, 10)
    assert limit.passed(10, 0)
    assert not limit.passed(9.9, 0)
    assert not limit.passed(30, 20)
    assert limit.passed(30.1, 20)
    assert not limit.passed(float("nan"), 20)


def test_a_headcount_that_fell_by_a_fifth_is_asked_about():
    last = return_of([{"SWENo": f"SW{i}"} for i in range(60)], year="2022")
    now = return_of([{"SWENo": f"SW{i}"} for i in range(47)], year="2023")
    [finding] = check(now, before=last, rules=(continuity.total_has_moved_too_far,)).findings()
    assert str(finding) == (
        "The return: The total of people in post has moved by more than expected: 47, last year 60. "
        "Check that nobody is left out or counted twice. If the change is real, say why in the note. (T-Y07)"
    )


def test_without_last_years_return_nothing_is_held_against_it():
    checked = check(return_of([{"SWENo": "SW1", "RoleStartDate": "2019-09-02"}]))
    assert not [group for group in checked.groups if group.rule.code.startswith("T-Y")]


def test_last_years_return_must_be_last_years():
    with pytest.raises(UsedWrongly, match=r"^Last year's return for 2023 is the one for 2022, not 2021\.$"):
        check(return_of([{}], year="2023"), before=return_of([{}], year="2021"))


@pytest.mark.parametrize(
    ("total", "column"),
    [
        ("people in post", "inpost_headcount"),
        ("leavers", "leavers_headcount"),
        ("agency workers", "agency_headcount"),
        ("NumberOfVacancies", "vacancy_fte"),
    ],
)
def test_about_one_published_move_in_twenty_is_beyond_its_limit(total, column):
    """Of every authority's moves from year to year in DfE's csww_indicators, 2017 to 2023."""
    printed = published.figures()
    then_and_now = [
        (printed.printed(column, place, year - 1).value, printed.printed(column, place, year).value)
        for year in printed.years[1:]
        for place in printed.authorities(year)
    ]
    moves = [
        continuity.LIMITS[total].passed(now, then) for then, now in then_and_now if None not in (then, now)
    ]
    assert 0.03 < sum(moves) / len(moves) < 0.07
