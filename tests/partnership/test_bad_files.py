"""What is no return is turned away with one clear sentence, and nothing of it is kept."""

import os
import re
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from given.csww import a_return, a_worker
from tenure.partnership import files
from tenure.partnership import settings as ours
from tenure.partnership.actions import returns, versions
from tenure.partnership.models import Submission
from tenure.terms.problems import Problem

pytestmark = pytest.mark.usefixtures("home", "at_once")

BOMB = b"""<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><Message><Header>&c;</Header></Message>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<Message><Header>&x;</Header></Message>"""


def zipped(size: int, name: str = "return.xml") -> bytes:
    """A ZIP that unpacks to so many bytes of nothing."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, bytes(size))
    return out.getvalue()


BAD = {
    "empty": (b"", "return.xml"),
    "not XML": (b"Dear all, please find attached", "return.xml"),
    "truncated": (a_return()[:900], "return.xml"),
    "an entity bomb": (BOMB, "return.xml"),
    "an external entity": (OUTSIDE, "return.xml"),
    "another root": (b"<Letter><Header/></Letter>", "return.xml"),
    "another census": (a_return(Collection="SCHOOL CENSUS"), "return.xml"),
    "another authority": (a_return(lea="103"), "return.xml"),
    "no authority": (a_return(lea="999"), "return.xml"),
    "another year": (a_return(year=2022), "return.xml"),
    "no year": (a_return(Year="soon"), "return.xml"),
    "a cell of 10,000 letters": (a_return(a_worker(QualInst="y" * 10_000)), "return.xml"),
    "another kind of file": (a_return(), "return.pdf"),
    "no workbook": (b"PK\x03\x04 and then nothing", "return.xlsx"),
    "a ZIP of nothing much": (zipped(2**20), "return.zip"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_file_that_is_no_return_leaves_nothing_behind(priya, home, what):
    content, name = BAD[what]

    with pytest.raises(Problem) as problem:
        returns.send_return(file=BytesIO(content), name=name, by=priya, year=2023)

    says = str(problem.value)
    assert re.fullmatch(r".{20,400}[.)]", says)
    assert problem.value.exit_code in (2, 10)
    assert not Submission.objects.exists()
    assert not list((home / "files").iterdir() if (home / "files").exists() else [])


def test_a_return_that_names_no_year_is_no_puzzle_either(priya):
    with pytest.raises(Problem, match="does not say which collection year it is for"):
        returns.send_return(file=BytesIO(a_return(Year="soon")), name="return.xml", by=priya)


def test_the_same_file_twice_names_the_first(priya):
    returns.send_return(file=BytesIO(a_return()), name="return.xml", by=priya)

    with pytest.raises(Problem, match=r"This same file was sent on .*it is checked \(sending 1 for 2023\)"):
        returns.send_return(file=BytesIO(a_return()), name="again.xml", by=priya)

    assert Submission.objects.count() == 1


def test_the_same_file_as_one_that_was_replaced_is_brought_back(priya):
    first = returns.send_return(file=BytesIO(a_return()), name="return.xml", by=priya)
    returns.send_return(file=BytesIO(a_return(a_worker(FTE="0.5"))), name="newer.xml", by=priya)

    with pytest.raises(
        Problem, match=r"it is replaced \(sending 1 for 2023\).* Bring that one back, or send"
    ):
        returns.send_return(file=BytesIO(a_return()), name="return.xml", by=priya)

    first.refresh_from_db()
    versions.restore(submission=first, by=priya)
    with pytest.raises(Problem, match=r"it is checked \(sending 3 for 2023\).* Go on with that one"):
        returns.send_return(file=BytesIO(a_return()), name="return.xml", by=priya)


def test_a_file_that_is_too_large_is_not_read_to_its_end(priya, settings, home):
    settings.TENURE_LARGEST_FILE = 1000
    asked = []

    class Endless(BytesIO):
        def read(self, size=-1):
            asked.append(size)
            return b"x" * size

    with pytest.raises(Problem, match="larger than"):
        returns.send_return(file=Endless(), name="return.xml", by=priya)

    assert len(asked) == 1
    assert not list((home / "files").glob("*"))


def test_a_real_authority_is_not_mixed_with_made_up_people(home):
    from given.members import an_account

    (home / "made-up").touch()
    real = an_account("amara", partner="302")

    with pytest.raises(Problem, match="This home holds made-up people, and Barnet is a real authority"):
        returns.send_return(file=BytesIO(a_return(lea="302")), name="return.xml", by=real)


def test_bad_cells_are_findings_and_not_refusals(priya):
    cells = a_return(
        a_worker(FTE="37", CaseNumber="-4", RoleStartDate="31/02/2021", SWENo="=1+1"),
        a_worker(Ethnicity="XXXX", SWENo="SW000002"),
    )
    submission = returns.send_return(file=BytesIO(cells), name="return.xml", by=priya)

    submission.refresh_from_db()

    assert submission.state == "checked"
    assert submission.errors >= 4


def test_what_was_still_arriving_when_a_process_was_killed_is_taken_away(home):
    arriving = files.folder_for_arriving()
    for name, hours in (("left", 2), ("coming", 0)):
        (arriving / name).write_bytes(b"SW123456")
        then = time.time() - hours * 3600
        os.utime(arriving / name, (then, then))

    files.clear_arriving()

    assert [path.name for path in arriving.iterdir()] == ["coming"]


def test_what_is_sent_touches_no_folder_but_the_home(home):
    """Above a megabyte Django writes an upload down before any of our code sees it."""
    assert ours.FILE_UPLOAD_TEMP_DIR == ours.TENURE_HOME / "arriving"
    handler = TemporaryFileUploadHandler()
    handler.new_file("file", "return.xml", "text/xml", 2**21)

    assert home in Path(handler.file.temporary_file_path()).parents
    with files.arriving(BytesIO(b"SW123456")) as arrived:
        assert home in arrived.path.parents
    handler.upload_interrupted()
    assert not list(files.folder_for_arriving().iterdir())
