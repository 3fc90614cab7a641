"""A set that comes back on the sheets of one workbook is read as the set that it is."""

from datetime import date
from io import BytesIO

import pytest

from given.ascwds import a_training, a_workplace, an_adults_worker, csv_of
from tenure import returns
from tenure.returns.kind import Beside
from tenure.terms.problems import Unreadable

TODAY = date(2023, 11, 1)
CONTENTS = {
    "workplace": csv_of("workplace", [a_workplace()]),
    "worker": csv_of("worker", [an_adults_worker(DAYSSICK="1x")]),
    "training": csv_of("training", [a_training()]),
}


def a_set(*files):
    read = [one for file in files for one in returns.read_files(CONTENTS[file], name=f"{file}.csv")]
    return returns.returns_in(read)[0]


def fix_list_of(sent) -> bytes:
    """The workbook of what to put right, as its sender gets it."""
    out = BytesIO()
    returns.write_findings_workbook(returns.check_any(sent, Beside(today=TODAY)), out)
    return out.getvalue()


@pytest.mark.parametrize("files", [("workplace", "worker", "training"), ("workplace", "worker")])
def test_the_fix_list_of_a_set_can_be_sent_back_as_one_file(files):
    sent = a_set(*files)
    back = returns.read_files(fix_list_of(sent), name="fixed.xlsx")
    assert [file.told.part for file in back] == list(files)
    (again,) = returns.returns_in(back)
    assert again.name == "fixed.xlsx"
    for part, same in zip(sent.in_order, again.in_order, strict=True):
        for name in part.columns:
            assert list(part.column(name)) == list(same.column(name)), name


def test_what_is_found_in_it_is_what_was_found_before():
    sent = a_set("workplace", "worker", "training")
    again = returns.read_return(fix_list_of(sent), name="fixed.xlsx")
    found, same = (returns.check_any(each, Beside(today=TODAY)) for each in (sent, again))
    assert [(one.rule, one.row, one.value) for one in found.findings()] == [
        (one.rule, one.row, one.value) for one in same.findings()
    ]


def test_a_workbook_beside_a_file_of_the_same_part_does_not_fit():
    book = returns.read_files(fix_list_of(a_set("workplace", "worker")), name="fixed.xlsx")
    more = returns.read_files(CONTENTS["worker"], name="worker.csv")
    with pytest.raises(Unreadable, match=r"fixed\.xlsx and worker\.csv are both worker files"):
        returns.returns_in([*book, *more])
