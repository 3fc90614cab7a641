"""Every header since 2019 is told apart, and what became of its columns is said."""

from datetime import date

import pytest

from given.ascwds import a_part, a_set, a_training, a_workplace, an_adults_worker, csv_of
from tenure.returns.ascwds.fields import FILES, current_header, field_of
from tenure.returns.ascwds.headers import described, file_with, header_of, versions

COLUMNS = {
    "workplace": {
        "2019-12-02": 30, "2021-11-30": 29, "2022-08-22": 37, "2025-03-27": 35, "2025-06-24": 38,
        "2025-09-01": 40, "2026-03-30": 46, "2026-07-21": 44,
    },
    "worker": {
        "2019-12-02": 42, "2020-09-14": 43, "2022-08-22": 42, "2023-01-25": 40, "2024-07-08": 42,
        "2024-09-03": 43, "2025-06-24": 44, "2025-09-01": 45, "2026-07-21": 44,
    },
    "training": {"2019-12-02": 8, "2026-01-21": 12},
}  # fmt: skip
EVERY = [version for file in FILES for version in versions(file)]
MAKERS = {"workplace": a_workplace, "worker": an_adults_worker, "training": a_training}


@pytest.mark.parametrize("file", FILES)
def test_forms_have_as_many_columns_as_the_service_had(file):
    counted = {version.since.isoformat(): len(version.columns) for version in versions(file)}
    assert counted == COLUMNS[file]
    assert versions(file)[0].columns == current_header(file)


@pytest.mark.parametrize("version", EVERY, ids=lambda v: f"{v.file} {v.since}")
def test_a_form_is_told_from_its_columns(version):
    assert file_with(version.columns) == (version.file, len(version.columns))
    header = header_of(version.columns, file=version.file, line=1)
    assert header.version.columns == version.columns
    assert (header.missing, header.unknown, header.spelled) == ((), (), ())
    assert header.taken is version.current


@pytest.mark.parametrize("version", EVERY, ids=lambda v: f"{v.file} {v.since}")
def test_a_file_of_any_form_is_read_under_todays_headings(version):
    records = [MAKERS[version.file]() | {"SHARELA": "1", "DESCRIPTION": "AMHP refresher", "NURSESPEC": "3"}]
    part = a_part(csv_of(version.file, records, header=version.columns))
    assert part.file == version.file
    assert all(field_of(part.file, name) for name in part.columns)
    kept = part.columns.keys() & records[0].keys()
    assert all(part.column(name)[0] == records[0][name] for name in kept)


def test_the_newest_of_two_forms_alike_is_meant():
    """Worker files of 2019 and of August 2022 have the same columns."""
    first = versions("worker")[-1]
    assert header_of(first.columns, file="worker", line=1).version.since == date(2022, 8, 22)


def upgraded(file, since, **cells):
    version = next(v for v in versions(file) if v.since == since)
    record = {**MAKERS[file](), **cells}
    return list(a_part(csv_of(file, [record], header=version.columns)).upgraded())


def test_what_is_renamed_lost_or_new_is_said():
    assert upgraded("training", date(2019, 12, 2), DESCRIPTION="AMHP refresher") == [
        "DESCRIPTION is called TRAININGNAME today; what it holds (1 cell) is kept.",
        "New since that form, and left blank: WHODELIVERED, PROVIDERNAME, HOWDELIVERED, VALIDITY.",
    ]
    lost = upgraded("workplace", date(2019, 12, 2), SHARELA="1")
    assert lost[0] == "SHARELA is no longer collected; 1 cell of it cannot be carried over."
    worker = upgraded("worker", date(2020, 9, 14))
    assert worker[0] == "FLUVAC is no longer collected; nothing stood in it."
    assert [line.split()[0] for line in worker] == [
        "FLUVAC",
        "OTHERJOBROLE",
        "OTHERJRDESC",
        "NURSESPEC",
        "New",
    ]
    assert upgraded("worker", date(2026, 7, 21)) == []


def test_withdrawn_job_roles_are_named_with_what_to_give():
    part = a_part(csv_of("worker", [an_adults_worker(MAINJOBROLE="41"), an_adults_worker()]))
    assert list(part.upgraded()) == [
        "MAINJOBROLE holds 41 in 1 row: Care navigator (withdrawn May 2024; recode to 40)."
    ]
    part = a_part(csv_of("workplace", [a_workplace(ALLJOBROLES="6;22")]))
    assert [line[:33] for line in part.upgraded()] == ["ALLJOBROLES holds 22 in 1 row: Te"]


def test_optional_columns_and_further_qualifications_belong_to_the_form():
    names = [*current_header("worker", further=2)]
    names[2:2] = ["CHGUNIQUEWRKID", "TRANSFERSTAFFRECORD"]
    assert header_of(names, file="worker", line=1).taken
    assert names[-4:] == ["QUALACH04", "QUALACH04NOTES", "QUALACH05", "QUALACH05NOTES"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda names: [n.lower() for n in names], "spells localestid, uniqueworkerid, category"),
        (lambda names: names[::-1], "has its columns in another order"),
        (lambda names: [n for n in names if n != "CATEGORY"], "has no CATEGORY"),
        (lambda names: [*names, "TEAM"], "has columns that no form has (TEAM)"),
        (lambda names: [*names, "NOTES"], "names NOTES twice; the first was read"),
    ],
)
def test_other_differences_are_named(change, says):
    header = header_of(change(list(current_header("training"))), file="training", line=1)
    assert [phrase[: len(says)] for phrase in described(header)] == [says]
    assert not header.taken


def test_a_gap_in_further_qualifications_is_named():
    header = header_of([*current_header("worker"), "QUALACH05", "QUALACH05NOTES"], file="worker", line=1)
    assert header.missing == ("QUALACH04", "QUALACH04NOTES")
    assert field_of("worker", "QUALACH05").label == "Qualification 5"
    assert field_of("worker", "QUALACH05NOTES").most == 120
    assert field_of("worker", "QUALACH100") is None


@pytest.mark.parametrize(
    "names", [["AgencyWorker", "SWENo"], ["LOCALESTID"], ["LOCALESTID", "TEAM", "FTE"], []]
)
def test_headings_of_no_file(names):
    assert file_with(names) is None


def test_a_set_says_the_form_of_each_file():
    notices = a_set(workplace=[a_workplace()], worker=[an_adults_worker()]).notices
    assert notices == (
        "workplace.csv: a workplace file in today's form.",
        "worker.csv: a worker file in today's form.",
    )
