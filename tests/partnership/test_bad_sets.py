"""Adults' files as spreadsheets and systems make them: read where they can be, else one clear sentence."""

import zipfile
from io import BytesIO

import pytest
import xlsxwriter

from given.ascwds import a_workplace, an_adults_worker, csv_of
from given.csww import a_return
from tenure.partnership.actions import sending
from tenure.partnership.models import Submission
from tenure.returns.ascwds.fields import current_header

# Slow: sends whole sets of files.

WORKPLACE = csv_of("workplace", [a_workplace()])
WORKER = csv_of("worker", [an_adults_worker()])


def send(by, *contents):
    incoming = [(f"file{n}.csv", BytesIO(content)) for n, content in enumerate(contents)]
    return sending.send_files(incoming=incoming, by=by)


def a_book(*, merged: bool = False, hidden: bool = False, formula: bool = False) -> bytes:
    """A workplace file as a workbook, with what people do to workbooks."""
    out, record = BytesIO(), a_workplace()
    with xlsxwriter.Workbook(out) as book:
        if hidden:
            book.add_worksheet("Notes").hide()
        sheet = book.add_worksheet("Workplaces")
        sheet.activate()
        top = 1 if merged else 0
        if merged:
            sheet.merge_range(0, 0, 0, 9, "Northvale's workplaces")
        for column, name in enumerate(current_header("workplace")):
            sheet.write_string(top, column, name)
            sheet.write_string(top + 1, column, record.get(name, ""))
        if formula:
            sheet.write_formula(top + 1, 2, '="North"&"vale"', None, "Northvale")
    return out.getvalue()


def with_macros() -> bytes:
    out = BytesIO(a_book())
    with zipfile.ZipFile(out, "a") as book:
        book.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    return out.getvalue()


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def swollen() -> bytes:
    """A workbook whose one sheet would unpack to more than there is room for."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml", "<workbook/>")
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(70):
                sheet.write(bytes(2**20))
    return out.getvalue()


READ = {
    "CR line ends": WORKPLACE.replace(b"\r\n", b"\r"),
    "LF line ends": WORKPLACE.replace(b"\r\n", b"\n"),
    "a byte order mark": b"\xef\xbb\xbf" + WORKPLACE,
    "cp1252": csv_of("workplace", [a_workplace(ESTNAME="Zoë’s team")]).decode().encode("cp1252"),
    "a short row": WORKPLACE.rstrip(b"\r\n").rpartition(b",")[0] + b"\r\n",
    "a quoted comma": csv_of("workplace", [a_workplace(ESTNAME="Locality, north; east")]),
    "a workbook": a_book(),
    "a hidden sheet": a_book(hidden=True),
    "macros": with_macros(),
    "a formula": a_book(formula=True),
    "a merged title above the header": a_book(merged=True),
}


@pytest.mark.parametrize("how", READ)
def test_it_is_read_as_a_workplace_file(priya, how):
    (one,) = send(priya, READ[how])
    assert (one.which, one.says) == ("workplace", "")
    assert one.submission.workers == 0


REFUSED = {
    "locked with a password": (LOCKED, "locked with a password"),
    "unpacks to 70 MB": (swollen(), "unpacks to more than"),
}


@pytest.mark.parametrize("how", REFUSED)
def test_it_has_one_sentence_and_the_others_go_on(priya, home, how):
    content, says = REFUSED[how]
    refused, kept = send(priya, content, WORKER)
    assert says in refused.says
    assert kept.submission is not None
    assert len(list((home / "files").iterdir())) == 1


def test_a_set_without_its_workers_is_a_set_with_that_finding(priya):
    (one,) = send(priya, WORKPLACE)
    one.submission.refresh_from_db()
    assert "worker-U1-files-missing" in {tally["rule"] for tally in one.submission.tally}


def test_mixed_up_names_do_not_matter(priya):
    became = sending.send_files(
        incoming=[
            ("worker.csv", BytesIO(WORKPLACE)),
            ("CSWW.csv", BytesIO(WORKER)),
            ("a.zip", BytesIO(a_return())),
        ],
        by=priya,
    )
    assert [one.which for one in became] == ["workplace", "worker", ""]
    assert Submission.objects.count() == 2


def test_a_sign_off_in_between_leaves_nothing_half_kept(priya, lead, home):
    from given.collections import a_collection, accept, filing_of
    from tenure.partnership.actions import signing

    accept(priya)
    filing = filing_of(a_collection(lead), priya.partner)
    signing.prepare(filing=filing, by=priya)
    signing.sign_off(filing=filing, by=lead)
    before = set((home / "files").iterdir())

    refused, kept = send(priya, a_return(year=2023, NumberOfVacancies="3.00"), WORKPLACE)

    assert "was signed off on" in refused.says
    assert kept.submission is not None
    assert len(set((home / "files").iterdir()) - before) == 1
    assert list((home / "arriving").iterdir()) == []


pytestmark = [pytest.mark.usefixtures("home", "at_once"), pytest.mark.slow]
