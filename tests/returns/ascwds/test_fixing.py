"""Form is put right and listed; meaning is left for a person; doing it twice changes nothing more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.ascwds import TODAY, a_part, a_set, a_workplace, an_adults_worker, csv_of
from tenure.returns.ascwds.cells import reader_of
from tenure.returns.ascwds.checking import check
from tenure.returns.ascwds.cleaning import cleaned
from tenure.returns.ascwds.fields import FIELDS, FILES, field_of
from tenure.returns.ascwds.fixing import fix
from tenure.returns.ascwds.sets import set_of

PUT_RIGHT = """
    STATUS         | update         | UPDATE
    GENDER         | 02             | 2
    GENDER         |  2             | 2
    EMPLSTATUS     | 1.0            | 1
    NATIONALITY    | 0826           | 826
    DOB            | 4/3/1984       | 04/03/1984
    DOB            | 1984-03-04     | 04/03/1984
    DOB            | 04.03.1984     | 04/03/1984
    STARTDATE      | 1984-03-04 00:00:00 | 04/03/1984
    SALARY         | £44,100        | 44100
    SALARY         | 44100.00       | 44100.00
    HOURLYRATE     | 34.5000        | 34.5
    HOURLYRATE     | 34.50          | 34.50
    CONTHOURS      | 37.0           | 37
    DAYSSICK       | 3.50           | 3.5
    DAYSSICK       | 999.0          | 999
    STARTINSECT    | 2009.0         | 2009
    SCQUAL         | 01;07          | 1;7
    QUALACH01      | 16; 2008       | 16;2008
    POSTCODE       | M11AG          | M1 1AG
    POSTCODE       | M1  1AG        | M1 1AG
    MAINJOBROLE    | 41             | 40
    MAINJOBROLE    | 22             | 27
    ALLJOBROLES    | 06; 41         | 6;40
    STARTERS       | 1; 0           | 1;0
    STARTERS       | 1.0;0          | 1;0
    SICKPAY        | Unknown        | unknown
    VALIDITY       | None           | none
    VALIDITY       | 012            | 12
    TOTALPERMTEMP  | 25.0           | 25
    PROVNUM        | 1 - 123456789  | 1-123456789
"""
LEFT_ALONE = """
    GENDER         | 1x
    GENDER         | Female
    GENDER         | 9
    DOB            | 31/02/1984
    DOB            | 14/03/84
    DOB            | Admin
    NINUMBER       | qq 12 34 56 c
    CONTHOURS      | 31.7
    SALARY         | 44.100,00
    MAINJOBROLE    | 33
    ALLJOBROLES    | 40;41
    STARTERS       | 1;x
    CWPUSE         | 2
    SCQUAL         | 1;
    VALIDITY       | 12.5
    VALIDITY       | 0
    TOTALPERMTEMP  | 25.5
    PERMCQC        |
"""


def lines_of(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def field_named(name):
    return next(field for file in FILES if (field := field_of(file, name)))


@pytest.mark.parametrize(("name", "text", "now"), lines_of(PUT_RIGHT))
def test_form_is_put_right(name, text, now):
    found = cleaned(field_named(name), text)
    assert found.text == now
    assert bool(found.why) == (now != text)


@pytest.mark.parametrize(("name", "text"), lines_of(LEFT_ALONE))
def test_meaning_is_left_for_a_person(name, text):
    assert cleaned(field_named(name), text) == cleaned(field_named(name), text).__class__(text)


EVERY_FIELD = [field for file in FILES for field in FIELDS[file].values()]
TEXTS = st.text(st.sampled_from(list("0123456789.,;/- £xADMIN")), max_size=10)


@given(st.sampled_from(EVERY_FIELD), TEXTS)
def test_cleaning_twice_changes_nothing_more(field, text):
    once = cleaned(field, text)
    again = cleaned(field, once.text)
    assert again.text == once.text
    assert not again.why


@given(st.sampled_from(EVERY_FIELD), TEXTS)
def test_what_could_be_read_reads_the_same(field, text):
    before, after = reader_of(field)(text), reader_of(field)(cleaned(field, text).text)
    if before.state != 3:
        assert (str(after.value), after.state) == (str(before.value), before.state)


def test_dates_are_left_where_one_of_the_file_has_its_month_first():
    workers = [an_adults_worker(DOB="4/3/1984"), an_adults_worker(UNIQUEWORKERID="P2", DOB="3/14/1984")]
    fixed = fix(a_set(worker=workers))
    assert list(fixed.sent.parts["worker"].column("DOB")) == ["4/3/1984", "3/14/1984"]


def test_every_change_says_where_it_stands():
    fixed = fix(a_set(workplace=[a_workplace()], worker=[an_adults_worker(STATUS="new ", GENDER="02")]))
    assert [str(change) for change in fixed.changes] == [
        "Worker line 2, W1 P1: STATUS: new  became NEW. A status is written in capitals.",
        "Worker line 2, W1 P1: GENDER: 02 became 2. "
        "A code is written as the list of codes has it: 1, not 01 or 1.0.",
    ]


def test_fixing_twice_changes_nothing_more():
    dirt = {"STATUS": "new", "DOB": "1/2/1984", "MAINJOBROLE": "41", "SHARELA": "1", "EXTRA": "x"}
    once = fix(a_set(workplace=[a_workplace(**dirt)], worker=[an_adults_worker(**dirt)]))
    again = fix(once.sent)
    assert again.changes == ()
    assert again.files == tuple(file for file in once.files if not file.beside)


def test_an_old_form_says_what_became_of_its_columns():
    names = ["LOCALESTID", "UNIQUEWORKERID", "CATEGORY", "DESCRIPTION", "DATECOMPLETED", "EXPIRYDATE",
             "ACCREDITED", "NOTES"]  # fmt: skip
    part = a_part(csv_of("training", [{"LOCALESTID": "W1", "DESCRIPTION": "AMHP"}], header=names))
    said = [change.why for change in fix(set_of([part])).changes]
    assert said[0] == "It has the form since 2 December 2019; it is written in today's form."
    assert "DESCRIPTION is called TRAININGNAME today; what it holds (1 cell) is kept." in said


def test_a_set_put_right_is_checked_like_any_other():
    fixed = fix(a_set(workplace=[a_workplace(STATUS="new")], worker=[an_adults_worker(DOB="1/2/1984")]))
    assert check(fixed.sent, today=TODAY).errors == 0
    assert date(1984, 2, 1) in check(fixed.sent, today=TODAY).table["worker"]["DOB"].tolist()
