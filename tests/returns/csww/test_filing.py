"""The rules about the file as a whole, T-F01 to T-F06."""

import pytest

from given.csww import a_return
from given.spec import return_of
from tenure.returns import Unreadable, check, read
from tenure.returns.csww import filing


def test_a_file_that_is_not_xml_is_refused():
    with pytest.raises(Unreadable, match=r"\(T-F01\)$"):
        read(a_return().replace(b"</LEA>", b"</LAE>"))


def test_a_file_that_is_another_message_is_refused():
    with pytest.raises(Unreadable, match=r"\(T-F02\)$"):
        read(a_return().replace(b"Message>", b"Parcel>"))


def test_a_return_that_was_read_is_not_at_fault_for_being_unreadable(spec):
    table = """
        what    | field    | row | at fault
        unknown | ShoeSize | 0   |
    """
    spec(filing.cannot_be_read, table)
    spec(filing.is_not_laid_out_as_a_return, table)


def test_block_is_of_another_year(spec):
    table = """
        what    | field            | row | at fault
        block   | LALevelVacancies |     | yes
        unknown | ShoeSize         | 0   |
    """
    spec(filing.block_is_of_another_year, table)


def test_element_is_not_of_this_year(spec):
    table = """
        what     | field    | row | at fault
        unknown  | ShoeSize | 0   | yes
        unknown  | ShoeSize |     | yes
        repeated | FTE      | 0   |
    """
    assert ("ShoeSize", "") in spec(filing.element_is_not_of_this_year, table).findings


def test_a_field_of_another_year_is_told_once_and_then_left_alone():
    lines = [
        {"BaseSalary": "", "Cases30": "1"},
        {"BaseSalary": "-5", "Cases30": "1"},
        {"BaseSalary": "x", "Cases30": "1"},
    ]
    found = [f for f in check(return_of(lines)).findings() if f.field == "BaseSalary"]
    assert [(f.rule, f.row, f.value) for f in found] == [("T-F04", 1, "-5")]
    assert found[0].says == "BaseSalary is not part of the 2023 return."


def test_an_allowance_before_2025_is_of_another_year():
    found = check(return_of([{"CarAllowance": "1"}]), rules=(filing.element_is_not_of_this_year,)).findings()
    assert [(f.field, f.row) for f in found] == [("CarAllowance", None)]


def test_a_sex_in_a_return_of_2023_is_told_and_read():
    checked = check(return_of([{"Sex": "F"}]))
    assert [f.rule for f in checked.findings() if f.field in ("Sex", "GenderCurrent")] == ["T-F04"]
    assert checked.table.Sex.tolist() == ["F"]


def test_element_is_repeated(spec):
    table = """
        what     | field    | row | at fault
        repeated | FTE      | 0   | yes
        order    | FTE      | 0   |
    """
    spec(filing.element_is_repeated, table)


def test_elements_are_out_of_order(spec):
    table = """
        what     | field    | row | at fault
        order    | FTE      | 0   | yes
        repeated | FTE      | 0   |
    """
    spec(filing.elements_are_out_of_order, table)
