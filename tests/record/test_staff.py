"""Who counts as what: in post, starter, leaver, and once or twice in a headcount."""

from datetime import date

import pytest

from given.careers import a_leaving, a_record, a_stay, sent_by
from tenure.record import Counting

# Slow: counts the slow way too.
pytestmark = pytest.mark.slow


def staff(record, columns, order="record"):
    return record.connection().execute(f"SELECT {columns} FROM staff ORDER BY {order}").fetchall()


FLAGS = "in_post, starter, leaver"

DAYS = [
    ("there all along", a_stay(), (True, False, False)),
    ("started on the first day", a_stay(started=date(2022, 10, 1)), (True, True, False)),
    ("started the day before", a_stay(started=date(2022, 9, 30)), (True, False, False)),
    ("started on 30 September", a_stay(started=date(2023, 9, 30)), (True, True, False)),
    ("left on the first day", a_leaving(on=date(2022, 10, 1)), (False, False, True)),
    ("last day is 30 September", a_leaving(on=date(2023, 9, 30)), (False, False, True)),
    ("leaves tomorrow", a_leaving(on=date(2023, 10, 1)), (True, False, False)),
    ("came and went", a_leaving(started=date(2023, 1, 9)), (False, True, True)),
    ("agency worker", a_stay(agency=True, started=date(2023, 1, 9)), (False, False, False)),
    ("agency worker who left", a_leaving(agency=True), (False, False, False)),
    ("no start date on record", a_stay(started=None), (True, False, False)),
]


@pytest.mark.parametrize(("what", "worker", "counted"), DAYS, ids=[day[0] for day in DAYS])
def test_the_census_year_decides_who_is_in_post_who_started_and_who_left(what, worker, counted):
    assert staff(a_record(sent_by("101", worker)), FLAGS) == [counted]


SETTINGS = [
    (Counting(last_day_is_leaver=False), a_leaving(on=date(2023, 9, 30)), (True, False, False)),
    (Counting(short_stay_in_both_flows=False), a_leaving(started=date(2023, 1, 9)), (False, False, False)),
    (Counting(short_stay_in_both_flows=False), a_leaving(), (False, False, True)),
    (Counting(returner_left=False), a_leaving(), (False, False, True)),
]


@pytest.mark.parametrize(("counting", "worker", "counted"), SETTINGS)
def test_an_open_question_can_be_settled_otherwise(counting, worker, counted):
    assert staff(a_record(sent_by("101", worker), counting=counting), FLAGS) == [counted]


def test_a_returner_has_two_records_and_is_a_leaver_unless_settled_otherwise():
    back = sent_by("101", a_leaving("amara"), a_stay("amara", started=date(2023, 8, 1)))

    assert staff(a_record(back), "leaver, in_post") == [(True, False), (False, True)]
    assert staff(a_record(back, counting=Counting(returner_left=False)), "leaver") == [(False,), (False,)]


def test_of_two_posts_the_more_senior_counts_in_headcount_and_both_in_fte():
    record = a_record(sent_by("101", a_stay("dana", role="5", fte=0.4), a_stay("dana", role="3", fte=0.6)))

    found = staff(record, "role, head_in_post, CAST(fte AS DOUBLE)")
    assert found == [("5", False, 0.4), ("3", True, 0.6)]


def test_a_number_shared_by_two_people_counts_twice():
    """Headcount goes by number, birth date, sex and ethnicity together."""
    record = a_record(sent_by("101", a_stay("dana"), a_stay("dana", identity="dana, born another day")))

    assert staff(record, "head_in_post") == [(True,), (True,)]


def test_one_person_in_two_councils_counts_once_in_each():
    record = a_record(sent_by("101", a_stay("dana")), sent_by("102", a_stay("dana")))

    assert staff(record, "partner, head_in_post", "partner") == [("101", True), ("102", True)]


def test_starters_count_once_a_start_date_and_leavers_once_a_leaving_date():
    january, june = date(2023, 1, 9), date(2023, 6, 5)
    record = a_record(
        sent_by(
            "101",
            a_stay("dana", started=january, role="4"),
            a_stay("dana", started=january, role="5"),
            a_stay("dana", started=june),
            a_leaving("bilal", on=january),
            a_leaving("bilal", on=january),
            a_leaving("bilal", on=june),
        )
    )

    assert [row[0] for row in staff(record, "head_starter")] == [True, False, True, False, False, False]
    assert sum(row[0] for row in staff(record, "head_leaver")) == 2


def test_no_duplicates_are_removed_among_agency_workers():
    twice = a_stay("otto", agency=True)
    record = a_record(sent_by("101", twice, twice))

    assert staff(record, "agency_in_post, head_case_holder") == [(True, True), (True, True)]


HOURS = [
    (a_leaving(fte=0.8, fte30=0.0), 0.8),
    (a_leaving(fte=0.0, fte30=0.6), 0.6),
    (a_leaving(fte=None, fte30=0.6), 0.6),
    (a_leaving(fte=0.0, fte30=None), 0.0),
    (a_stay(fte=0.0, fte30=0.6), 0.0),
    (a_stay(fte=None, fte30=0.6), None),
]


@pytest.mark.parametrize(("worker", "fte"), HOURS)
def test_a_leaver_without_hours_takes_those_of_30_september_and_nobody_else_does(worker, fte):
    (found,) = staff(a_record(sent_by("101", worker)), "fte")[0]
    assert (found is None and fte is None) or float(found) == fte


def test_service_is_whole_years_to_30_september():
    starts = (date(2021, 9, 30), date(2021, 10, 1), date(2016, 2, 29))
    record = a_record(sent_by("101", *(a_stay(f"p{i}", started=day) for i, day in enumerate(starts))))

    assert [row[0] for row in staff(record, "service_years")] == [2, 1, 7]


MOVES = [
    ("to another partner", [sent_by("102", a_stay("bilal"))], "102"),
    ("to agency work with a partner", [sent_by("102", a_stay("bilal", agency=True))], "agency"),
    ("to a post and agency work", [sent_by("102", a_stay("bilal", agency=True), a_stay("bilal"))], "102"),
    ("nowhere", [sent_by("102", a_stay("ceri"))], None),
    ("to a partner, and gone again", [sent_by("102", a_leaving("bilal", on=date(2023, 8, 1)))], None),
    ("to a partner a year later", [sent_by("102", a_stay("bilal"), year=2024)], None),
]


@pytest.mark.parametrize(("what", "others", "found"), MOVES, ids=[move[0] for move in MOVES])
def test_a_leaver_is_looked_for_among_the_partners_on_the_same_day(what, others, found):
    record = a_record(sent_by("101", a_leaving("bilal")), *others)
    query = "SELECT moved_to FROM staff WHERE partner = '101'"

    assert record.connection().execute(query).fetchall() == [(found,)]


def test_a_leaver_back_with_the_same_partner_has_not_left_the_partnership():
    record = a_record(sent_by("101", a_leaving("bilal"), a_stay("bilal", started=date(2023, 8, 1))))

    assert staff(record, "moved_to") == [("101",), (None,)]
