"""A file is told from its content, and what is not a workforce return gets one clear sentence."""

from __future__ import annotations

import hashlib
from io import BytesIO
from time import perf_counter
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from given.csww import a_leaver, a_return, a_worker, sent
from tenure import returns
from tenure.returns.archives import MOST_UNPACKED
from tenure.returns.csww.limits import MOST_BYTES
from tenure.terms.problems import Unreadable

RETURN = a_return(a_worker(), a_leaver())
AS_KNOWN = "Send the return as XML, CSV or XLSX. (T-F01)"
CUT_SHORT = (
    "the file ends before it is finished, so it was probably cut short on its way. "
    "Export it again and send the whole file. (T-F01)"
)
BARE_SIGN = "there is an & or < that stands for itself. Write &amp; or &lt; in its place. (T-F01)"
DOCTYPE = (
    "the file declares a document type (DOCTYPE), which no return does and which can do harm. "
    "Export the return again without it. (T-F01)"
)
NOT_A_TABLE = (
    "The file is neither XML nor a table of the return's fields: no row near its top names AgencyWorker, "
    "SWENo and the other fields. Check that it is the right file. (T-F01)"
)
BILLION_LAUGHS = (
    b'<?xml version="1.0"?>\n<!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Message>&b;</Message>'
)
OUTSIDE_ENTITY = b'<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/hostname">]><Message>&x;</Message>'
OTHER_CENSUS = b"""<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2023</Year>
</CollectionDetails></Header><Children/></Message>"""


def sentence(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        returns.read(data)
    assert refused.value.exit_code == 10
    return str(refused.value)


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_xml", ".xml"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", f"The file is empty. {AS_KNOWN}"),
        (b" \n\t\n", f"The file is empty. {AS_KNOWN}"),
        (b"\0\0\0\0", f"The file is empty. {AS_KNOWN}"),
        (b"\xef\xbb\xbf \n", f"The file is empty. {AS_KNOWN}"),
        (b"%PDF-1.7", f"The file is a PDF document. {AS_KNOWN}"),
        (
            b"\xd0\xcf\x11\xe0\xa1",
            f"The file is an old Office document, or one locked with a password. {AS_KNOWN}",
        ),
        (b"\x89PNG\r\n", f"The file is a picture. {AS_KNOWN}"),
        (b"\x1f\x8b\x08", f"The file is a gzip archive. {AS_KNOWN}"),
        (b"<!DOCTYPE html><html></html>", f"The file is a web page. {AS_KNOWN}"),
        (b"\n<HTML><body></body></HTML>", f"The file is a web page. {AS_KNOWN}"),
        (b"Dear Priya,\nthe return is attached.", NOT_A_TABLE),
        (b'{"Message": {}}', NOT_A_TABLE),
    ],
)
def test_a_file_that_is_no_return_at_all(data, says):
    assert sentence(data) == says


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (RETURN[: RETURN.index(b"WBRI") + 2], f"Line 27, column 14: {CUT_SHORT}"),
        (RETURN[: RETURN.index(b"</Ethnicity>") + 3], f"Line 27, column 19: {CUT_SHORT}"),
        (RETURN.replace(b"</Message>\n", b""), f"Line 60, column 1: {CUT_SHORT}"),
        (b"<?xml version", f"Line 1, column 14: {CUT_SHORT}"),
        (RETURN.replace(b"WBRI", b"W&RI", 1), f"Line 27, column 16: {BARE_SIGN}"),
        (RETURN.replace(b"WBRI", b"W<RI", 1), f"Line 27, column 16: {BARE_SIGN}"),
        (RETURN.replace(b"WBRI", b"&nbsp;", 1), f"Line 27, column 18: {BARE_SIGN}"),
        (
            RETURN.replace(b"WBRI", b"W\x01RI", 1),
            "Line 27, column 13: there is a control character. Take it out where it was typed. (T-F01)",
        ),
        (
            RETURN.replace(b"</FTE>", b"</FTE30>", 1),
            "Line 24, column 22: a tag is closed that is not the one last opened. "
            "Export the file again. (T-F01)",
        ),
        (
            RETURN.replace(b"<FTE>", b"<FTE hours=1>", 1),
            "Line 24, column 12: the file is not well-formed XML from here on. "
            "Export it again where it was made. (T-F01)",
        ),
    ],
)
def test_broken_xml_is_named_by_line_and_column(data, says):
    assert sentence(data) == says


@pytest.mark.parametrize(
    ("data", "line"),
    [(BILLION_LAUGHS, 2), (BILLION_LAUGHS.decode().encode("utf-16"), 2), (OUTSIDE_ENTITY, 1)],
)
def test_entities_are_never_opened(data, line):
    assert sentence(data) == f"Line {line}: {DOCTYPE}"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (
            b"<Children><Child/></Children>",
            "The file begins with <Children>; a workforce return begins with <Message>. "
            "Check that it is the right file. (T-F02)",
        ),
        (
            OTHER_CENSUS,
            "The file is a return of another collection, CIN; the children's social work workforce return is "
            "CSWW. Send that one. (T-F02)",
        ),
        (
            RETURN.replace(b"Header>", b"Head>"),
            "The return has no header (Header). Export it again with one. (T-F02)",
        ),
        (
            RETURN.replace(b"LALevelVacancies>", b"Level>"),
            "The return has no authority block (LALevel). Export it again with one. (T-F02)",
        ),
        (
            RETURN.replace(b"<Header>", b"<Header/>\n<Header>"),
            "Line 4: the return has a second header (Header). Take out the one that is not meant. (T-F02)",
        ),
        (
            RETURN[: RETURN.index(b"<CSWWWorker>")] + b"</Message>",
            "The return holds no social workers (CSWWWorker). Export it again with them. (T-F02)",
        ),
        (
            RETURN.replace(b"<Header>", b"<CSWWWorker/><Header>"),
            "The parts of the return are out of order: the header comes first, then the authority block, "
            "then the social workers. Export it again. (T-F02)",
        ),
    ],
)
def test_xml_that_is_not_laid_out_as_this_return(data, says):
    assert sentence(data) == says


@pytest.mark.parametrize(
    ("worker", "says"),
    [
        (
            a_worker(QualInst="x" * 10_000),
            "Line 28: QualInst holds 10,000 letters; no field is longer than 1,000.",
        ),
        (a_worker(FTE="1" * 10_000), "Line 24: FTE holds 10,000 letters; no field is longer than 1,000."),
    ],
)
def test_a_cell_of_ten_thousand_letters(worker, says):
    assert sentence(a_return(worker)) == f"{says} Check how the file was made. (T-F01)"


def test_a_long_cell_in_the_header_is_found_too():
    assert sentence(a_return(SoftwareCode="x" * 1_001)).startswith(
        "Line 12: SoftwareCode holds 1,001 letters;"
    )


def test_two_hundred_megabytes_of_one_element(tmp_path):
    path = tmp_path / "huge.xml"
    with path.open("wb") as file:
        file.write(b"<Message>")
        file.truncate(200 * 2**20)

    with pytest.raises(Unreadable) as refused:
        returns.read(path)

    assert str(refused.value) == (
        "The file is 200 MB; the largest return is far below 32 MB. Check that it is the right file. (T-F01)"
    )


def test_the_largest_file_allowed_of_one_element_is_refused_before_it_is_parsed():
    data = b"<Message>" + b"a" * (MOST_BYTES - 20) + b"</Message>"

    assert sentence(data).startswith(
        "Line 1: a cell holds 33,554,421 letters; no field is longer than 1,000."
    )


def test_more_tags_or_records_than_a_nation_has():
    says = (
        "The file holds more than 100,000 records; no return has as many. "
        "Check that it is the right file. (T-F01)"
    )
    top = RETURN[: RETURN.index(b"<CSWWWorker>")]

    assert sentence(b"<Message>" + b"<a/>" * 3_000_001 + b"</Message>") == says
    assert sentence(top + b"<CSWWWorker></CSWWWorker>" * 100_001 + b"</Message>") == says


def test_a_file_that_is_not_there(tmp_path):
    missing = tmp_path / "CSWW.xml"

    with pytest.raises(Unreadable) as refused:
        returns.read(missing)
    assert str(refused.value) == f"There is no file at {missing}. Check the name."

    with pytest.raises(Unreadable) as refused:
        returns.read(tmp_path)
    assert str(refused.value) == f"{tmp_path} is a folder or a device, not a file. Name the return itself."

    with pytest.raises(Unreadable) as refused:
        returns.read(tmp_path / ("x" * 300))
    assert str(refused.value).endswith(" cannot be opened. Check its name and that you may read it.")


def test_a_file_keeps_its_name_and_the_hash_of_what_was_sent(tmp_path):
    path = tmp_path / "CSWW_101.whatever"
    path.write_bytes(RETURN)

    found = returns.read(path)

    assert (found.name, len(found)) == ("CSWW_101.whatever", 2)
    assert found.sha256 == hashlib.sha256(RETURN).hexdigest()
    assert returns.read(path, name="Ours").name == "Ours"


def test_free_text_that_looks_like_a_formula_is_said_and_stays_text():
    found = sent({}, {"QualInst": "=HYPERLINK(1)"}, {"QualInst": "-"})

    assert found.columns["QualInst"] == [None, "=HYPERLINK(1)", "-"]
    assert found.notices == (f"Line {found.lines[1]}: QualInst looks like a formula; it was read as text.",)


def test_a_file_of_bytes_that_are_no_letters():
    assert sentence(bytes(range(1, 32)) * 9) == (
        "The file is not text. Send the return as XML, CSV or XLSX. (T-F01)"
    )


def test_one_return_in_a_zip_file_is_read():
    found = returns.read(zipped(CSWW_xml=RETURN, **{"__MACOSX/._CSWW.xml": b"\0", "folder/.DS_Store": b"\0"}))

    assert found.columns == returns.read(RETURN).columns
    assert found.notices == ("The return was read from CSWW.xml inside the ZIP file.",)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (
            zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}),
            "The file is an office document, but not an .xlsx workbook. "
            "Save the return as .xlsx, CSV or XML.",
        ),
        (
            zipped(a=RETURN, b=RETURN),
            "The ZIP file holds 2 files; it must hold one. Send each return by itself.",
        ),
        (zipped(), "The ZIP file holds no files; it must hold one. Send each return by itself."),
        (zipped(a=zipped(b=RETURN)), "The ZIP file holds another ZIP file. Send the return itself."),
        (zipped(a=RETURN)[:200], "The ZIP file or workbook is damaged. Save it again and send that."),
        (b"PK\x03\x04" + b"x" * 50, "The ZIP file or workbook is damaged. Save it again and send that."),
        (
            zipped(**{f"{n}.xml": b"" for n in range(201)}),
            "The ZIP file holds 201 files; a return is one file. Send only the return.",
        ),
        (
            zipped(a=b"0" * (MOST_UNPACKED + 1)),
            "The file unpacks to more than 64 MB; no return is that large. Send only the return.",
        ),
        (
            zipped(a=b"<a>" + b" " * (MOST_BYTES + 1)),
            "The file is 33 MB; the largest return is far below 32 MB. Check that it is the right file.",
        ),
    ],
)
def test_zip_files_that_are_not_one_return(data, says):
    assert sentence(data) == f"{says} (T-F01)"


def test_a_return_of_the_year_and_authority_that_were_meant():
    found = sent(year=2023, lea="106")

    returns.expect(found)
    returns.expect(found, year=2023, unit="106")
    returns.expect(found, year=2023, unit="106 / 107")
    returns.expect(sent(lea="777"), unit="777")


@pytest.mark.parametrize(
    ("found", "meant", "says"),
    [
        (sent(year=2022), {"year": 2023}, "The return is for 2022; 2023 was expected."),
        (
            sent(Year="23"),
            {"year": 2023},
            "The return does not say which collection year it is for; 2023 was expected.",
        ),
        (
            sent(lea="103"),
            {"unit": "101"},
            "The return is from Hartwell (103); one from Northvale (101) was expected.",
        ),
        (
            sent(lea="103"),
            {"unit": "106 / 107"},
            "The return is from Hartwell (103); one from Westbrook / Leaford (106 / 107) was expected.",
        ),
        (
            sent(LEA=None),
            {"unit": "101"},
            "The return does not say which authority it is from; one from Northvale (101) was expected.",
        ),
        (
            sent(lea="103"),
            {"unit": "90000001"},
            "The return is from Hartwell (103); one from Southmere University (90000001) was expected.",
        ),
        (
            sent(lea="999"),
            {"unit": "998"},
            "The return is from authority 999; one from authority 998 was expected.",
        ),
    ],
)
def test_the_wrong_year_or_authority(found, meant, says):
    with pytest.raises(Unreadable) as refused:
        returns.expect(found, **meant)
    assert str(refused.value) == f"{says} Check that it is the right file."


@pytest.mark.parametrize("more", [b"Kind regards", b"\n<Message/>", b"\n\nx\n"])
def test_what_stands_after_the_return_is_not_a_file_cut_short(more):
    assert "something stands after the end of the return. Take it out" in sentence(RETURN + more)


@pytest.mark.parametrize(
    "data",
    [
        b" " + b"<?xml " * 60_000,
        b"<Message>" + b"<a/>" * 100_200 + b"</Message>",
    ],
    ids=["declarations without an end", "more parts than a nation has people"],
)
def test_a_file_made_to_be_slow_is_refused_in_no_time(data):
    """The time grew with the square of the file's length: 18 MB of declarations took a day."""
    began = perf_counter()
    with pytest.raises(Unreadable):
        returns.read(data)
    assert perf_counter() - began < 1
