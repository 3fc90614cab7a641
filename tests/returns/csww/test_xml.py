"""A return sent as XML is read whatever the layout of its year and the habits of the system that made it."""

from __future__ import annotations

import pytest

from given.csww import a_leaver, a_return, a_worker, sent
from tenure import returns

SAMPLE_OF_2025 = b"""<?xml version="1.0" encoding="UTF-8"?>
<!-- Made up. -->
<Message>
  <Header>
    <CollectionDetails>
      <Collection>CSWW</Collection> <Year>2025</Year>
    </CollectionDetails>
    <Source><LEA>101</LEA></Source>
  </Header>
  <!-- Named LALevelVacancies up to 2024. -->
  <LALevel>
    <NumberOfVacancies>3.50</NumberOfVacancies>
    <OtherAllowances>None</OtherAllowances>
  </LALevel>
  <CSWWWorker>
    <AgencyWorker>0</AgencyWorker>
    <SWENo> SW9990001 </SWENo>
    <FTE/>
  </CSWWWorker>
  <!-- A leaver -->
  <CSWWWorker>
    <AgencyWorker>0</AgencyWorker>
    <SWENo>SW9990002</SWENo>
    <RoleEndDate>2025-05-30</RoleEndDate>
  </CSWWWorker>
</Message>
"""


def test_a_return_of_2025_is_read_into_columns():
    found = returns.read(SAMPLE_OF_2025, name="CSWW_101.xml")

    assert (found.name, found.form, found.encoding, found.block) == (
        "CSWW_101.xml",
        "xml",
        "UTF-8",
        "LALevel",
    )
    assert (found.year, found.lea) == (2025, "101")
    assert found.authority["NumberOfVacancies"].text == "3.50"
    assert found.columns == {
        "AgencyWorker": ["0", "0"],
        "SWENo": ["SW9990001", "SW9990002"],
        "RoleEndDate": [None, "2025-05-30"],
    }


def test_records_and_cells_keep_the_line_they_stood_on():
    found = returns.read(SAMPLE_OF_2025)

    assert list(found.lines) == [15, 21]
    assert found.header["LEA"].line == 8
    assert found.authority["OtherAllowances"].line == 13


def test_lines_are_right_beyond_the_65535th():
    people = [a_worker(SWENo=f"SW{n}") for n in range(4_000)]
    data = a_return(*people)
    unplain = data.replace(b"<CSWWWorker>", b"<CSWWWorker >")

    assert returns.read(data).lines[-1] > 70_000
    assert returns.read(unplain).lines == returns.read(data).lines


@pytest.mark.parametrize("year", [2017, 2021, 2022, 2023, 2024, 2025, 2026])
def test_every_year_has_no_fault_of_layout_in_its_own_layout(year):
    found = sent(a_worker(), a_leaver(), year=year)

    assert (found.year, len(found), list(found.layout)) == (year, 2, [])
    assert found.block == ("LALevel" if year >= 2025 else "LALevelVacancies")


@pytest.mark.parametrize(("year", "other"), [(2024, "LALevel"), (2025, "LALevelVacancies")])
def test_another_years_authority_block_is_read_and_noted(year, other):
    own = "LALevel" if year == 2025 else "LALevelVacancies"
    data = a_return(year=year).replace(f"{own}>".encode(), f"{other}>".encode())

    found = returns.read(data)

    assert found.authority["NumberOfVacancies"].text == "2.00"
    assert [(f.what, f.field, f.line, f.row) for f in found.layout] == [("block", other, 16, None)]


def test_gender_and_sex_are_read_whatever_the_year():
    assert sent(a_worker(Sex="F", GenderCurrent=None), year=2021).columns["Sex"] == ["F"]
    assert sent(a_worker(GenderCurrent="2", Sex=None), year=2025).columns["GenderCurrent"] == ["2"]


def test_fields_out_of_order_are_read_and_noted_once_for_the_person():
    data = (
        a_return()
        .replace(b"<SWENo>SW9990001</SWENo>\n", b"")
        .replace(b"</CSWWWorker>", b"<SWENo>SW9990001</SWENo>\n</CSWWWorker>")
    )

    found = returns.read(data)

    assert found.columns["SWENo"] == ["SW9990001"]
    assert [(f.what, f.field, f.row) for f in found.layout] == [("order", "SWENo", 0)]
    assert found.layout[0].line == data.split(b"\n").index(b"<SWENo>SW9990001</SWENo>") + 1


def test_a_repeated_field_keeps_its_first_value():
    data = a_return(a_worker(), a_worker()).replace(
        b"<FTE>1.000000</FTE>", b"<FTE>0.5</FTE>\n<FTE>1</FTE>", 1
    )

    found = returns.read(data)

    assert found.columns["FTE"] == ["0.5", "1.000000"]
    assert [(f.what, f.field, f.row) for f in found.layout] == [("repeated", "FTE", 0)]


def test_the_place_of_qualifying_may_be_given_twice():
    data = a_return(a_worker(QualInst="Southmere"), a_worker()).replace(
        b"<QualInst>Southmere</QualInst>",
        b"<QualInst>Southmere</QualInst><QualInst>Hartwell &amp; Co</QualInst>",
    )

    found = returns.read(data)

    assert found.columns["QualInst"] == ["Southmere; Hartwell & Co", None]
    assert list(found.layout) == []


def test_unknown_fields_are_noted_where_they_stand():
    data = (
        a_return(a_worker(), a_worker(ShoeSize="44"))
        .replace(b"<LEA>", b"<Colour>red</Colour><LEA>")
        .replace(b"<NoAgencyFTE>", b"<Mood>good</Mood><NoAgencyFTE>")
        .replace(b"</Message>", b"<Trailer/></Message>")
    )

    found = returns.read(data)

    assert [(f.what, f.field, f.row) for f in found.layout] == [
        ("unknown", "Trailer", None),
        ("unknown", "Colour", None),
        ("unknown", "Mood", None),
        ("unknown", "ShoeSize", 1),
    ]
    assert "ShoeSize" not in found.columns


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b"<Message>", b'<Message xmlns="urn:made-up">'),
        (b"<Message>", b'<Message xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'),
        (b"<CSWWWorker>", b'<CSWWWorker id="1">'),
        (b"<FTE>", b"<FTE><!-- hours -->"),
        (b"<FTE>1.000000</FTE>", b"<FTE><![CDATA[1.000000]]></FTE>"),
        (b"<FTE>1.000000</FTE>", b"<FTE>&#49;.000000</FTE>"),
        (b"<FTE>1.000000</FTE>", b"<FTE>\n  1.000000\n</FTE >"),
        (b"\n", b"\r\n"),
        (b"\n", b""),
        (b"\n", b"\n\t    "),
        (b"<?xml version", b"\n  <?xml version"),
        (b'<?xml version="1.0" encoding="UTF-8"?>\n', b""),
    ],
)
def test_the_same_return_written_in_another_way_is_the_same_return(was, now):
    plain = a_return(a_worker(SWENo="SW1"), a_leaver(SWENo="SW2"))

    found, expected = returns.read(plain.replace(was, now)), returns.read(plain)

    assert found.columns == expected.columns
    assert {k: c.text for k, c in found.header.items()} == {k: c.text for k, c in expected.header.items()}
    assert list(found.layout) == []


def test_a_return_with_prefixed_names_is_the_same_return():
    plain = a_return(a_worker(), a_leaver())
    prefixed = plain.replace(b"<", b"<d:").replace(b"<d:/", b"</d:").replace(b"<d:?", b"<?")
    prefixed = prefixed.replace(b"<d:Message>", b'<d:Message xmlns:d="urn:made-up">')

    assert returns.read(prefixed).columns == returns.read(plain).columns


def test_an_element_inside_a_field_is_noted():
    found = returns.read(a_return().replace(b"<FTE>1.000000</FTE>", b"<FTE>0.8<Hours>30</Hours></FTE>"))

    assert [(f.what, f.field, f.line, f.row) for f in found.layout] == [("unknown", "Hours", 24, 0)]
    assert found.columns["FTE"] == ["0.8"]


def test_an_empty_cell_is_no_value():
    found = returns.read(
        a_return(a_worker(FTE="  ")).replace(b"<OrgRole>5</OrgRole>", b"<OrgRole></OrgRole>")
    )

    assert found.column("FTE") == [None]
    assert found.column("OrgRole") == [None]
