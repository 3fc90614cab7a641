"""Which kind of return a file is of is told from its content, and each kind says what can be done with it."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from given.ascwds import a_workplace, an_adults_worker, csv_of
from given.csww import a_return, a_worker
from tenure import returns
from tenure.returns import kinds
from tenure.terms.problems import Unreadable

WORKPLACE, WORKER = csv_of("workplace", [a_workplace()]), csv_of("worker", [an_adults_worker()])


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.csv", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (WORKPLACE, ("ascwds", "workplace", "today's form", None)),
        (WORKER, ("ascwds", "worker", "today's form", None)),
        (a_return(a_worker(), year=2023), ("csww", "return", "layout of 2023", 2023)),
    ],
)
def test_a_file_is_told_from_its_content(data, told):
    [file] = kinds.read_files(data, name="x.txt")
    assert (file.kind.key, file.told.part, file.told.version, file.told.year) == told


def test_each_kind_says_what_it_is():
    assert {key: (kind.service, kind.parts) for key, kind in kinds.KINDS.items()} == {
        "ascwds": ("adults", ("workplace", "worker", "training")),
        "education": ("education", ("students", "placements", "applications", "results")),
        "csww": ("children", ("return",)),
    }


def test_every_file_of_an_archive_is_told():
    files = kinds.read_files(zipped(a=WORKPLACE, b=WORKER, c=a_return(a_worker())), name="all.zip")
    assert [file.name for file in files] == ["a.csv", "b.csv", "c.csv"]
    assert [sent.kind for sent in kinds.returns_in(files, year=2026)] == ["ascwds", "csww"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped(), "The ZIP file holds no files. Send the return itself."),
        (
            zipped(a=zipped(b=WORKER), c=WORKER),
            "The ZIP file holds another ZIP file. Send the return itself.",
        ),
        (b"name,age\r\nAmara,23\r\n", "The file is neither XML nor a table of the return's fields"),
    ],
)
def test_what_is_of_no_kind_is_one_sentence(data, says):
    with pytest.raises(Unreadable) as refused:
        kinds.read_files(data)
    assert str(refused.value).startswith(says)


def test_a_return_of_any_kind_is_checked_and_sent_back():
    from datetime import date

    beside = returns.Beside(date(2026, 9, 14))
    sents = kinds.returns_in(
        [*kinds.read_files(zipped(a=WORKPLACE, b=WORKER)), *kinds.read_files(a_return())]
    )
    for sent in sents:
        checked = kinds.check_any(sent, beside)
        assert checked.sent is sent
        out = BytesIO()
        returns.write_findings_workbook(checked, out)
        assert out.getvalue().startswith(b"PK")
    assert [one.sent.kind for one in kinds.check_all(sents, before=(), beside=beside)] == ["ascwds", "csww"]


def test_a_kind_is_checked_beside_its_own_last_return_only():
    from datetime import date

    now = kinds.returns_in(kinds.read_files(a_return(a_worker(), year=2023)))
    before = kinds.returns_in(kinds.read_files(a_return(a_worker(), year=2022)))
    other = kinds.returns_in(kinds.read_files(WORKPLACE))
    [checked] = kinds.check_all([*now], before=[*before, *other], beside=returns.Beside(date(2023, 10, 1)))
    assert checked.acceptable
    assert kinds.check_any(now[0], returns.Beside(date(2023, 10, 1), before=other[0])).acceptable
