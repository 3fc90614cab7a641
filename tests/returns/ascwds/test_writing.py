"""A set is written under today's header, reads back the same, and loses nothing without saying so."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.ascwds import a_part, a_set, a_training, a_workplace, an_adults_worker, csv_of
from tenure.returns.ascwds import writing
from tenure.returns.ascwds.fields import FIELDS, FILES, current_header
from tenure.returns.ascwds.fixing import fix
from tenure.returns.ascwds.headers import versions
from tenure.returns.ascwds.sets import set_of

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff\ufffe\uffff")
    | st.sampled_from(list("\n\t,;'\"=+-@")),
    max_size=12,
)
RECORDS = st.lists(st.dictionaries(st.sampled_from(list(FIELDS["worker"])), TEXTS, max_size=8), max_size=4)


def same(part, again):
    """Whether every cell is; a column that may be absent and holds only spaces need not come back."""
    kept = [name for name in part.columns if name in again.columns]
    lost = [text for name in part.columns if name not in again.columns for text in part.column(name)]
    return not "".join(lost).strip() and all(
        list(part.column(name)) == list(again.column(name)) for name in kept
    )


@given(RECORDS)
def test_what_was_written_reads_the_same(records):
    part = a_part(csv_of("worker", [an_adults_worker(), *[{"STATUS": "NEW", **each} for each in records]]))
    again = a_part(writing.csv_of(part))
    assert same(part, again)
    assert again.header.taken


def test_a_file_is_as_the_service_writes_it():
    sent = csv_of("worker", [an_adults_worker(DISPLAYID='A "quoted", name')])
    assert writing.csv_of(a_part(sent)) == sent
    assert sent.endswith(b"\r\n")


def test_what_begins_as_a_formula_is_kept_as_sent():
    part = a_part(csv_of("worker", [an_adults_worker(DISPLAYID="=1+1", QUALACH01NOTES="'-x")]))
    row = next(csv.DictReader(writing.csv_of(part).decode().splitlines()))
    assert (row["DISPLAYID"], row["QUALACH01NOTES"]) == ("=1+1", "'-x")


@pytest.mark.parametrize(
    ("cells", "beside"),
    [
        ({"CHGUNIQUEWRKID": "P9"}, ["CHGUNIQUEWRKID"]),
        ({"TRANSFERSTAFFRECORD": "W2"}, ["TRANSFERSTAFFRECORD"]),
        ({"CHGUNIQUEWRKID": "", "TRANSFERSTAFFRECORD": ""}, []),
        ({"QUALACH05": "16;2008"}, ["QUALACH04", "QUALACH04NOTES", "QUALACH05", "QUALACH05NOTES"]),
    ],
)
def test_columns_beside_the_usual_ones_are_written_where_they_are_used(cells, beside):
    names = writing.headings_of(a_part(csv_of("worker", [an_adults_worker(**cells)])))
    assert [name for name in names if name not in current_header("worker")] == beside


EVERY_FORM = [version for file in FILES for version in versions(file)]


@pytest.mark.parametrize("form", EVERY_FORM, ids=lambda form: f"{form.file} {form.since}")
def test_every_form_of_header_is_brought_up_to_date_and_nothing_is_lost_in_silence(form):
    maker = {"workplace": a_workplace, "worker": an_adults_worker, "training": a_training}[form.file]
    record = {name: f"old {n}" for n, name in enumerate(form.columns)} | maker()
    sent = set_of([a_part(csv_of(form.file, [record], header=form.columns))])
    files = {file.name: file.content.decode() for file in writing.written(sent)}
    again = a_part(files[f"{form.file}.csv"].encode())
    lost = list(csv.DictReader(files.get(writing.NOT_CARRIED, "").splitlines()))
    assert again.header.taken
    kept = {text for texts in again.columns.values() for text in texts}
    assert {record[name] for name in form.columns} <= kept | {each["VALUE"] for each in lost}
    assert {each["COLUMN"] for each in lost} == set(sent.parts[form.file].header.lost)


def test_what_stands_under_no_heading_is_listed():
    header, row = csv_of("workplace", [a_workplace()]).decode().splitlines()
    sent = set_of([a_part(f"{header},,STATUS\r\n{row},loose,again,over\r\n".encode())])
    listed = next(file for file in writing.written(sent) if file.beside)
    found = list(csv.DictReader(listed.content.decode().splitlines()))
    assert [(each["COLUMN"], each["VALUE"]) for each in found] == [
        ("STATUS (column 46)", "again"), ("(column 45)", "loose"), ("(column 47)", "over"),
    ]  # fmt: skip
    assert found[0]["LINE"] == "2"
    assert found[0]["LOCALESTID"] == "W1"


def test_a_set_put_right_stands_on_the_lines_that_it_is_written_on():
    workers = [an_adults_worker(DISPLAYID="two\nlines"), an_adults_worker(UNIQUEWORKERID="P2")]
    fixed = fix(a_set(workplace=[a_workplace()], worker=workers))
    written = next(file for file in fixed.files if file.name == "worker.csv")
    assert fixed.sent.parts["worker"].lines.tolist() == a_part(written.content).lines.tolist() == [2, 4]
