"""Cells as values: blank, not known, zero and a number stay four things."""

import numpy as np
import pytest

from given.ascwds import TODAY, a_set, a_training, a_workplace, an_adults_worker
from tenure.returns.ascwds.cells import leading_number, second_of
from tenure.returns.ascwds.sets import set_of
from tenure.returns.ascwds.table import typed
from tenure.returns.sent import Place
from tenure.terms.problems import Unreadable

STATES = ("filled", "given", "unknown", "odd", "inexact")


def workers(*records):
    return typed(a_set(worker=records), today=TODAY).worker


def workplaces(*records):
    return typed(a_set(workplace=records), today=TODAY).workplace


@pytest.mark.parametrize(
    ("name", "text", "value", "states"),
    [
        ("GENDER", "", "", []),
        ("GENDER", "  ", "", []),
        ("GENDER", "2", "2", ["filled", "given"]),
        ("GENDER", "2x", "2", ["filled", "given", "inexact"]),
        ("GENDER", "9", "?", ["filled", "odd"]),
        ("GENDER", "woman", "?", ["filled", "odd"]),
        ("AMHP", "999", "999", ["filled", "unknown"]),
        ("STATUS", "update", "UPDATE", ["filled", "given", "inexact"]),
        ("STATUS", "old", "?", ["filled", "odd"]),
        ("CONTHOURS", "0", 0.0, ["filled", "given"]),
        ("CONTHOURS", "37.5", 37.5, ["filled", "given"]),
        ("CONTHOURS", "999", np.nan, ["filled", "unknown"]),
        ("CONTHOURS", "31.7", 31.7, ["filled", "odd"]),
        ("CONTHOURS", "76", 76.0, ["filled", "odd"]),
        ("CONTHOURS", "37h", 37.0, ["filled", "odd"]),
        ("CONTHOURS", "all", np.nan, ["filled", "odd"]),
        ("STARTINSECT", "2009", 2009.0, ["filled", "given"]),
        ("STARTINSECT", "999", np.nan, ["filled", "unknown"]),
        ("STARTINSECT", "09", np.nan, ["filled", "odd"]),
        ("SCQUAL", "1;7", "1", ["filled", "given"]),
        ("SCQUAL", ";7", "?", ["filled", "odd"]),
        ("SCQUAL", "999", "999", ["filled", "unknown"]),
        ("QUALACH01", "16;2008", "16", ["filled", "given"]),
        ("NINUMBER", "admin", "", ["filled", "unknown"]),
        ("NINUMBER", "AB123456C", "", ["filled", "given"]),
    ],
)
def test_a_cell_says_one_of_four_things(name, text, value, states):
    table = workers(an_adults_worker(**{name: text}))
    assert [state for state in STATES if getattr(table, state)(name)[0]] == states
    np.testing.assert_equal(table[name][0].item(), value)


@pytest.mark.parametrize(
    ("text", "day", "states"),
    [
        ("14/03/1984", "1984-03-14", ["filled", "given"]),
        ("4/3/1984", "1984-03-04", ["filled", "given", "inexact"]),
        ("Admin", "NaT", ["filled", "unknown"]),
        ("31/02/1984", "NaT", ["filled", "odd"]),
        ("01/01/1899", "NaT", ["filled", "odd"]),
        ("1984-03-14", "NaT", ["filled", "odd"]),
        ("", "NaT", []),
    ],
)
def test_a_day_is_of_the_calendar_or_it_is_none(text, day, states):
    table = workers(an_adults_worker(DOB=text))
    assert str(table.DOB[0]) == day
    assert [state for state in STATES if getattr(table, state)("DOB")[0]] == states


@pytest.mark.parametrize(
    ("text", "total", "states"),
    [
        ("", np.nan, []),
        ("0;0", 0, ["filled", "given"]),
        ("1;2", 3, ["filled", "given"]),
        ("999", np.nan, ["filled", "unknown"]),
        ("999;1", 1000, ["filled", "given"]),
        ("1;2.5", 3, ["filled", "given", "inexact"]),
        ("1;", np.nan, ["filled", "odd"]),
        ("1;1000", np.nan, ["filled", "odd"]),
    ],
)
def test_a_list_of_counts_is_blank_not_known_none_or_numbers(text, total, states):
    table = workplaces(a_workplace(STARTERS=text))
    assert [state for state in STATES if getattr(table, state)("STARTERS")[0]] == states
    np.testing.assert_equal(table.total("STARTERS")[0], total)


@pytest.mark.parametrize(
    ("roles", "counts", "of_role"),
    [
        ("6;3", "2;1", 2),
        ("3;6", "2;1", 1),
        ("3", "2", 0),
        ("6;3", "999", np.nan),
        ("6;3", "", np.nan),
        ("", "0", 0),
    ],
)
def test_counts_are_told_by_role(roles, counts, of_role):
    table = workplaces(a_workplace(ALLJOBROLES=roles, LEAVERS=counts))
    np.testing.assert_equal(table.of_role("LEAVERS", "6")[0], of_role)


def test_words_may_be_in_any_case():
    table = workplaces(a_workplace(SICKPAY="Unknown"), a_workplace(SICKPAY="0"), a_workplace(SICKPAY="often"))
    assert table.SICKPAY.tolist() == ["unknown", "0", "often"]
    assert table.unknown("SICKPAY").tolist() == [True, False, False]
    assert table.odd("SICKPAY").tolist() == [False, False, True]


def test_keys_are_compared_without_white_space():
    table = workplaces(a_workplace(), a_workplace(LOCALESTID=" W 1"), a_workplace(LOCALESTID=""))
    assert table.key.tolist() == [0, 0, -1]
    people = workers(
        an_adults_worker(), an_adults_worker(UNIQUEWORKERID="P 1"), an_adults_worker(LOCALESTID="W2")
    )
    first, second, third = people.key.tolist()
    assert first == second != third


def test_who_is_looked_at_and_who_stands():
    statuses = ("NEW", "update", "DELETE", "UNCHECKED", "NOCHANGE", "old")
    table = workers(*(an_adults_worker(STATUS=status) for status in statuses))
    assert table.looked_at.tolist() == [True, True, False, False, False, True]
    assert table.standing.tolist() == [True, True, False, True, True, True]
    assert typed(a_set(training=[a_training()]), today=TODAY).training.status.tolist() == ["NEW"]


def test_files_stand_beside_one_another():
    sent = a_set(
        workplace=[a_workplace(), a_workplace(LOCALESTID="W2", REGTYPE="2")],
        worker=[an_adults_worker(LOCALESTID="W 2"), an_adults_worker(LOCALESTID="W9")],
    )
    s = typed(sent, today=TODAY)
    assert s.workplace_of("worker").tolist() == [1, -1]
    assert s.from_workplace(s.workplace.REGTYPE, file="worker", blank="").tolist() == ["2", ""]
    assert s.staff_of(s.worker.every).tolist() == [0, 1]
    assert (s.workplace.this_year, "training" in s) == (2026, False)


def test_a_place_names_the_cell_and_whose_it_is():
    s = typed(a_set(worker=[an_adults_worker(GENDER="9")]), today=TODAY)
    assert s.place("worker", 0, "GENDER") == Place("GENDER", "9", 2, "W1 P1")
    assert s.place("worker", 0, "CHGUNIQUEWRKID") == Place("CHGUNIQUEWRKID", "", 2, "W1 P1")
    assert s.place("worker", -1, "(header)") == Place("(header)")
    assert s.place("training", 0, "NOTES") == Place("NOTES")
    assert s.is_cell("GENDER")
    assert not s.is_cell("(header)")


def test_what_is_no_column_is_no_attribute():
    with pytest.raises(AttributeError):
        _ = workplaces(a_workplace()).GENDER


def test_two_files_of_one_kind_are_no_set():
    one, other = a_set(workplace=[a_workplace()]), a_set(workplace=[a_workplace(LOCALESTID="W2")])
    parts = [one.parts["workplace"], other.parts["workplace"]]
    with pytest.raises(Unreadable) as refused:
        set_of(parts)
    assert str(refused.value) == (
        "workplace.csv and workplace.csv are both workplace files, and a set has one. "
        "Which files belong together cannot be told. Send one set at a time, or name the files of each set "
        "alike: 2023-workers.csv, 2023-workplaces.csv."
    )
    assert len(set_of([parts[0], parts[0]]).parts) == 1


@pytest.mark.parametrize(
    ("text", "number"), [("31.7", 31), (" 7x", 7), ("-1", -1), ("+2", 2), ("x", None), ("", None)]
)
def test_numbers_are_read_as_the_service_reads_them(text, number):
    assert leading_number(text) == number


def test_what_follows_an_answer():
    assert (second_of("1; 7"), second_of("1"), second_of("")) == ("7", "", "")
