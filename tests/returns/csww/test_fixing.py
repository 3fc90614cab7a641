"""What needs no person is put right and listed; nothing else is touched."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from given.csww import a_leaver, a_return, a_worker, an_agency_worker, sent, whole_worker
from tenure import returns
from tenure.returns.csww.fields import fields_of
from tenure.returns.rows import Csww


def changes(found: Csww, **how) -> list[tuple]:
    return [(c.row, c.field, c.was, c.now) for c in returns.fix(found, **how).changes]


def test_a_clean_return_is_left_as_it_is():
    found = sent(a_worker(), a_leaver(), an_agency_worker())

    fixed = returns.fix(found)

    assert fixed.csww == found
    assert fixed.changes == ()


def test_every_change_says_where_it_was_made_and_why():
    fixed = returns.fix(sent(a_worker(), a_worker(SWENo="sw 12", FTE="0,8", NumberOfVacancies=None)))

    assert [str(change).partition(": ") for change in fixed.changes] == [
        (
            "Line 40, sw 12",
            ": ",
            "SWENo: sw 12 became SW12. Registration numbers are written in capitals without spaces.",
        ),
        (
            "Line 40, sw 12",
            ": ",
            "FTE: 0,8 became 0.8. Numbers are written with a point and without commas or pound signs.",
        ),
    ]
    assert fixed.csww.columns["SWENo"] == ["SW9990001", "SW12"]
    assert fixed.csww.columns["FTE"] == ["1.000000", "0.8"]


def test_the_header_and_the_authority_are_put_right_too():
    found = sent(Collection="csww", ReferenceDate="30/09/2023", NumberOfVacancies="2,5", SourceLevel=None)

    assert changes(found) == [
        (None, "Collection", "csww", "CSWW"),
        (None, "ReferenceDate", "30/09/2023", "2023-09-30"),
        (None, "NumberOfVacancies", "2,5", "2.5"),
        (None, "SourceLevel", None, "L"),
    ]
    assert (
        str(returns.fix(found).changes[-1])
        == "The return: SourceLevel: L was filled in. It can only say this."
    )


def test_a_reference_date_that_is_missing_is_the_30th_of_september():
    fixed = returns.fix(sent(ReferenceDate=None))

    assert fixed.csww.header["ReferenceDate"].text == "2023-09-30"


def test_a_year_written_as_a_number_is_put_right_before_the_layout_is_chosen():
    fixed = returns.fix(sent(a_worker(Sex=None, GenderCurrent="2"), Year="2024.0", year=2024))

    assert fixed.csww.year == 2024
    assert fixed.csww.columns["Sex"] == ["F"]


def test_a_return_that_does_not_say_its_year_stays_in_its_layout():
    assert changes(sent(a_worker(BaseSalary="1"), ReferenceDate=None, Year="soon")) == []


def test_a_wrong_reference_date_is_left_for_a_person():
    assert changes(sent(ReferenceDate="2022-09-30")) == []


def test_gender_becomes_sex_where_its_code_has_a_counterpart():
    people = [a_worker(Sex=None, GenderCurrent=code) for code in ("1", "2", "0", "9", None)]
    found = sent(*people, year=2024)

    fixed = returns.fix(found)

    assert fixed.csww.columns["Sex"] == ["M", "F", None, None, None]
    assert fixed.csww.columns["GenderCurrent"] == [None, None, "0", "9", None]
    assert str(fixed.changes[0]) == (
        "Line 21, SW9990001: GenderCurrent: 1 became M. The 2024 layout has Sex in place of GenderCurrent."
    )


def test_gender_that_disagrees_with_sex_is_left_for_a_person():
    found = sent(a_worker(Sex="F", GenderCurrent="1"), a_worker(Sex="F", GenderCurrent="2"), year=2024)

    fixed = returns.fix(found)

    assert fixed.csww.columns["Sex"] == ["F", "F"]
    assert fixed.csww.columns["GenderCurrent"] == ["1", None]


def test_sex_becomes_gender_where_an_older_layout_is_asked_for():
    fixed = returns.fix(sent(a_worker(Sex="M"), year=2024), to_year_layout=2023)

    assert fixed.csww.columns["GenderCurrent"] == ["1"]
    assert "Sex" not in fixed.csww.columns


def test_a_return_is_brought_to_the_layout_of_another_year():
    found = sent(a_worker(QualInst="Southmere", CFKSSstatus="2"), year=2023)

    fixed = returns.fix(found, to_year_layout=2025)

    assert fixed.csww.block == "LALevel"
    assert {"QualInst", "CFKSSstatus", "GenderCurrent"}.isdisjoint(fixed.csww.columns)
    assert changes(found, to_year_layout=2025) == [
        (None, "LALevel", "LALevelVacancies", "LALevel"),
        (0, "GenderCurrent", "2", "F"),
        (0, "QualInst", "Southmere", None),
        (0, "CFKSSstatus", "2", None),
    ]
    assert str(fixed.changes[2]) == (
        "Line 21, SW9990001: QualInst: Southmere was left out. It is not part of the 2025 layout."
    )


def test_fields_of_a_later_year_are_left_out():
    found = sent(a_worker(BaseSalary="41000"), year=2023, RecruitmentBonus="1")

    assert changes(found) == [(None, "RecruitmentBonus", "1", None), (0, "BaseSalary", "41000", None)]


def test_what_was_out_of_place_is_put_in_its_place_and_listed():
    data = (
        a_return(a_worker(ShoeSize="44"))
        .replace(b"<FTE>1.000000</FTE>\n", b"")
        .replace(b"</CSWWWorker>", b"<FTE>1.0</FTE><OrgRole>5</OrgRole></CSWWWorker>")
    )

    fixed = returns.fix(returns.read(data))

    assert list(fixed.csww.layout) == []
    assert [(c.row, c.field, c.why) for c in fixed.changes] == [
        (0, "ShoeSize", "It is no field of the return and was left out."),
        (0, "FTE", "The fields were put in the order of the return."),
        (0, "OrgRole", "It was there more than once; the first was kept."),
    ]
    assert str(fixed.changes[0]).endswith(
        "SW9990001: ShoeSize: It is no field of the return and was left out."
    )


def test_dates_stay_where_the_file_writes_the_month_first():
    found = sent(a_worker(PersonBirthDate="02/03/1984"), a_worker(RoleStartDate="01/31/2020"))

    assert changes(found) == []


def test_a_record_sent_twice_is_left_for_a_person():
    twice = sent(a_worker(SWENo="SW1"), a_worker(SWENo="SW1"))

    assert returns.fix(twice).csww == twice


DIRT = {
    "SWENo": ("sw {}", lambda text: f"sw {text[2:]}"),
    "PersonBirthDate": ("British", lambda text: "/".join(reversed(text.split("-")))),
    "RoleStartDate": ("with a clock", lambda text: f"{text}T00:00:00"),
    "Ethnicity": ("small", str.lower),
    "OrgRole": ("as a number", lambda text: f"{text}.0"),
    "StartOrigin": ("padded", lambda text: f"0{text}"),
    "FTE": ("with a comma", lambda text: text.replace(".", ",")),
    "FTE30": ("too long", lambda text: f"{text}0001"),
    "Cases30": ("as a number", lambda text: f"{text}.00"),
    "ContractWeeks": ("too long", lambda text: f"{text}0"),
}


@settings(max_examples=40)
@given(st.sets(st.sampled_from(list(DIRT)), min_size=1), st.sampled_from([2022, 2023, 2024, 2025]))
def test_a_return_that_is_only_badly_written_comes_out_clean(dirty, year):
    clean = whole_worker(a_worker(), year=year, number=1)
    dirt = {name: DIRT[name][1](clean[name]) for name in dirty}

    fixed = returns.fix(sent(a_worker(**dirt), a_leaver(), year=year))

    assert fixed.csww.columns == sent(a_worker(), a_leaver(), year=year).columns
    assert {change.field for change in fixed.changes} == dirty
    assert list(returns.check(fixed.csww).findings()) == []


cells = st.sampled_from(
    ["0", "1", "2", "9", "10", "1.0", "0,5", "0.33333333", "37", "-3", "31/02/2023", "01/06/2023",
     "2023-06-01", "1990-01-01", "wbri", "REFU", "F", "female", "sw 12", "SW99", "=1", "£36,000", "12.50"]
)  # fmt: skip


@st.composite
def any_sending(draw):
    """A return of any year with people who have something odd in some of their cells."""
    year = draw(st.integers(2020, 2026))
    makers = st.sampled_from([a_worker, a_leaver, an_agency_worker])
    names = st.sampled_from([field.name for field in fields_of("worker")])
    people = draw(
        st.lists(st.tuples(makers, st.dictionaries(names, cells, max_size=3)), min_size=1, max_size=3)
    )
    return sent(*(make(**odd) for make, odd in people), year=year)


@settings(max_examples=40)
@given(any_sending(), st.sampled_from([None, 2021, 2024, 2025]))
def test_what_is_put_right_once_is_right(found, layout):
    once = returns.fix(found, to_year_layout=layout)

    again = returns.fix(once.csww, to_year_layout=layout)

    assert again.csww == once.csww
    assert again.changes == ()


@settings(max_examples=40)
@given(any_sending())
def test_putting_right_makes_no_cell_worse_that_could_be_understood(found):
    def understood(sent: Csww) -> dict[str, list[bool]]:
        wrong = {(f.row, f.field) for f in returns.check(sent).findings() if f.rule[:3] == "T-W"}
        return {name: [(row, name) not in wrong for row in range(len(sent))] for name in sent.columns}

    before, after = understood(found), understood(returns.fix(found).csww)

    for name in set(before) & set(after) - {"Sex", "GenderCurrent"}:
        assert all(now or not then for then, now in zip(before[name], after[name], strict=True)), name


@settings(max_examples=40)
@given(any_sending())
def test_errors_rise_only_where_a_cell_can_be_read_that_could_not(found):
    before, fixed = returns.check(found), returns.fix(found)
    unreadable = {(f.row, f.field) for f in before.findings() if f.rule[:3] in ("T-W", "T-H", "T-L")}

    now_read = any((c.row, c.field) in unreadable for c in fixed.changes)

    assert now_read or returns.check(fixed.csww).errors <= before.errors


@settings(max_examples=40)
@given(any_sending())
def test_only_the_cells_that_are_listed_differ(found):
    fixed = returns.fix(found)
    listed = {(c.row, c.field) for c in fixed.changes} | {
        (c.row, other) for c in fixed.changes for other in ("Sex",) if c.field == "GenderCurrent"
    }
    listed |= {(c.row, "GenderCurrent") for c in fixed.changes if c.field == "Sex"}

    for name in {*found.columns, *fixed.csww.columns}:
        pairs = zip(found.column(name), fixed.csww.column(name), strict=True)
        assert all(was == now or (row, name) in listed for row, (was, now) in enumerate(pairs)), name


@settings(max_examples=40)
@given(any_sending())
def test_a_fixed_return_is_the_same_after_it_is_written_and_read(found):
    fixed, out = returns.fix(found).csww, BytesIO()
    returns.write_xml(fixed, out)

    again = returns.read(out.getvalue())

    assert again.columns == fixed.columns
    assert returns.fix(again).changes == ()


@pytest.mark.parametrize("layout", [2021, 2022, 2023, 2024, 2025])
def test_any_layout_can_be_asked_for(layout):
    fixed = returns.fix(sent(a_worker(), a_leaver(), year=2023), to_year_layout=layout)

    known = {field.name for field in fields_of("worker", layout)}
    assert set(fixed.csww.columns) <= known
