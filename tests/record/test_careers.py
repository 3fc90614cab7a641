"""One history per person: spells joined across years and partners, moves and returns linked."""

from datetime import date

import pytest

from given.careers import a_leaving, a_record, a_stay, sent_by

# Slow: makes whole records.
pytestmark = pytest.mark.slow


def spells(record, columns="partner, since, ended"):
    return record.connection().execute(f"SELECT {columns} FROM spells ORDER BY person, spell").fetchall()


def people(record, columns):
    return record.connection().execute(f"SELECT {columns} FROM people ORDER BY person").fetchall()


STARTED = date(2015, 3, 2)


def test_years_with_one_partner_are_one_spell():
    record = a_record(*(sent_by("101", a_stay("amara"), year=year) for year in (2021, 2022, 2023)))

    assert spells(record, "partner, since, ended, first_year, last_year, last_seen") == [
        ("101", STARTED, None, 2021, 2023, date(2023, 9, 30))
    ]


def test_a_move_between_partners_is_two_spells_of_one_person():
    may, june = date(2023, 5, 31), date(2023, 6, 1)
    record = a_record(
        sent_by("101", a_stay("bilal"), year=2022),
        sent_by("101", a_leaving("bilal", on=may)),
        sent_by("102", a_stay("bilal", started=june)),
    )

    assert spells(record) == [("101", STARTED, may), ("102", june, None)]
    assert spells(record, "moved_to") == [("102",), (None,)]
    assert people(record, "spells, partners, returned") == [(2, 2, False)]


def test_someone_who_comes_back_begins_another_spell():
    left, back = date(2021, 5, 31), date(2023, 2, 1)
    record = a_record(
        sent_by("101", a_leaving("bilal", on=left), year=2021),
        sent_by("101", a_stay("bilal", started=back)),
    )

    assert spells(record) == [("101", STARTED, left), ("101", back, None)]
    assert people(record, "spells, partners, returned") == [(2, 1, True)]


@pytest.mark.parametrize(("started", "spells_found"), [(1, 1), (2, 2)])
def test_a_new_post_the_day_after_is_the_same_spell(started, spells_found):
    record = a_record(
        sent_by(
            "101",
            a_leaving("dana", on=date(2023, 5, 31), role="5"),
            a_stay("dana", started=date(2023, 6, started), role="3"),
        )
    )

    assert len(spells(record)) == spells_found
    assert spells(record, "last_role")[-1] == ("3",)


def test_two_posts_at_once_are_one_spell_which_lasts_while_either_does():
    record = a_record(sent_by("101", a_leaving("dana", on=date(2023, 5, 31)), a_stay("dana", fte=0.4)))

    assert spells(record) == [("101", STARTED, None)]


def test_a_year_that_was_not_sent_does_not_break_a_spell():
    record = a_record(sent_by("101", a_stay(), year=2020), sent_by("101", a_stay(), year=2023))

    assert spells(record, "first_year, last_year") == [(2020, 2023)]


def test_someone_who_is_no_longer_returned_was_last_seen_and_has_not_ended():
    record = a_record(sent_by("101", a_stay("amara"), year=2021), sent_by("101", a_stay("ceri"), year=2022))

    assert spells(record, "ended, last_seen") == [(None, date(2021, 9, 30)), (None, date(2022, 9, 30))]


def test_agency_work_and_a_post_with_the_same_partner_are_two_spells():
    agency = a_stay("otto", agency=True, started=None)
    record = a_record(
        sent_by("101", agency, year=2021),
        sent_by("101", agency, year=2022),
        sent_by("101", a_stay("otto", started=date(2022, 11, 1))),
    )

    assert spells(record, "agency, since, start_known, first_year, last_year") == [
        (True, date(2020, 10, 1), False, 2021, 2022),
        (False, date(2022, 11, 1), True, 2023, 2023),
    ]
    assert people(record, "ever_agency, returned") == [(True, False)]
