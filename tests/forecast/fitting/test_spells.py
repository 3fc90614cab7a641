"""From a record to the months at which people were at risk, and whither they left."""

from datetime import date

import numpy as np
import pytest
from pytest import approx

from given.careers import a_leaving, a_record, a_stay, sent_by
from given.jobs import a_job, set_by
from tenure.forecast.fitting.retention import at_risk
from tenure.forecast.fitting.spells import WENT, at_risk_in, away_in, spells_in
from tenure.record import record_of
from tenure.terms.problems import UsedWrongly


def at_work(*workers, year=2023):
    return a_record(sent_by("101", *workers, year=year))


def span(record, **said):
    """Entry, exit and destination of every spell."""
    spells = spells_in(record, **said)[""]
    return list(zip(spells.entered, spells.left, spells.where, strict=True))


def test_a_spell_enters_with_what_it_had_served_and_ends_with_the_record_or_before():
    """One seen to join; one who joined in September 2021, 12 months before the record; one who left."""
    record = at_work(
        a_stay("amara", started=date(2023, 3, 15)),
        a_stay("bilal", started=date(2021, 9, 1)),
        a_leaving("dana", started=date(2022, 11, 1), on=date(2023, 5, 31)),
    )

    assert sorted(span(record)) == [(0, 6, -1), (0, 6, WENT.index("other authority")), (12, 24, -1)]


def test_where_someone_went_is_read_from_reason_and_destination():
    said = {
        "agency": {"destination": "3"},
        "other social work": {"destination": "2"},
        "out": {"destination": "6"},
        "retired": {"destination": "6", "reason": "5"},
        "not known": {"destination": "8"},
    }
    team = [a_leaving(name, started=date(2022, 9, 1), **about) for name, about in said.items()]
    went = spells_in(at_work(*team))[""].where

    assert {WENT[place] for place in went} == set(said)


def test_who_is_found_with_a_partner_went_there():
    record = a_record(
        sent_by("101", a_leaving("bilal", on=date(2023, 5, 31))),
        sent_by("102", a_stay("bilal", started=date(2023, 6, 1))),
    )

    assert at_risk_in(record)[""].exits.sum(axis=0)[WENT.index("partner")] == 1


def test_the_table_is_that_of_the_spells():
    record = at_work(
        a_stay("amara", started=date(2023, 1, 9)),
        a_leaving("bilal", started=date(2022, 2, 1), on=date(2023, 5, 31)),
        a_leaving("dana", started=date(2023, 2, 1), on=date(2023, 8, 31), destination="3"),
    )
    table, spells = at_risk_in(record)[""], spells_in(record)[""]
    again = at_risk(spells, destinations=len(WENT), tenure=table.tenure)

    assert table.people.tolist() == again.people.tolist()
    assert table.exits.tolist() == again.exits.tolist()


def test_adults_leavers_leave_a_twelfth_in_each_month_between_two_files():
    record = record_of(
        (s.submission, s.tables)
        for s in (set_by("101", a_job("amara", started=date(2022, 9, 5)), a_job("dana"), year=2022),
                  set_by("101", a_job("dana"), year=2023))
    )  # fmt: skip
    table = at_risk_in(record, service="adults")[""]

    assert table.exits.sum(axis=1)[:13] == approx([1 / 12] * 12 + [0])
    assert table.people[:3] == approx([1, 11 / 12, 10 / 12])


def test_curves_are_told_by_what_is_on_record():
    record = a_record(
        sent_by("101", a_stay("amara", origin="1")), sent_by("102", a_stay("bilal", origin="2"))
    )

    assert set(at_risk_in(record, by="partner")) == {"101", "102"}
    assert set(at_risk_in(record, by="newly qualified")) == {"newly qualified", "other starters"}
    with pytest.raises(UsedWrongly, match="cannot be told by height"):
        at_risk_in(record, by="height")


def test_time_away_ends_with_coming_back_or_with_the_record():
    record = a_record(
        sent_by("101", a_leaving("bilal", on=date(2022, 5, 31)), year=2022),
        sent_by("101", a_stay("bilal", started=date(2023, 2, 1)),
                a_leaving("dana", on=date(2023, 6, 30)), year=2023),
    )  # fmt: skip
    away = away_in(record)

    assert sorted(zip(away.left, away.where, strict=True)) == [(3, -1), (9, 0)]
    assert not np.any(away.entered)
