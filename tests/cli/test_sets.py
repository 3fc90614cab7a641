"""ASC-WDS sets from the command line: told from content, put together and checked beside one another."""

import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from given.ascwds import a_training, a_workplace, an_adults_worker, csv_of
from given.csww import a_return, a_worker
from tenure.cli import main

RECORDS = {
    "workplace": a_workplace(STARTERS="0;0"),
    "worker": an_adults_worker(),
    "training": a_training(),
}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def keep(tmp_path):
    """Keep files of a set in a folder, under names that say nothing of what they are."""

    def kept(folder="sent", files=("workplace", "worker", "training"), **changes):
        place = tmp_path / folder
        place.mkdir(parents=True, exist_ok=True)
        for number, file in enumerate(files):
            record = {**RECORDS[file], **changes.get(file, {})}
            (place / f"download-{number}.csv").write_bytes(csv_of(file, [record]))
        return place

    return kept


def found(ended):
    return [json.loads(line) for line in ended.stdout.splitlines()]


def test_a_set_without_a_fault_says_what_each_file_is(run, keep):
    ended = run("check", keep(), "--year", 2020)
    assert ended.exit_code == 0
    assert ended.stdout.splitlines()[:6] == [
        "download-0.csv + download-1.csv + download-2.csv: adults' social care workforce (ASC-WDS), 2020",
        "1 workplace, 1 worker, 1 training record read from CSV in UTF-8.",
        "download-0.csv: a workplace file in today's form.",
        "download-1.csv: a worker file in today's form.",
        "download-2.csv: a training file in today's form.",
        "Nothing to put right.",
    ]


def test_the_files_of_a_set_may_come_one_by_one_from_anywhere(run, keep):
    folders = [keep(file, files=(file,)) for file in RECORDS]
    assert run("check", *(folder / "download-0.csv" for folder in folders)).exit_code == 0


def test_json_has_the_services_number_and_line(run, keep):
    ended = run("check", keep(workplace={"ESTTYPE": "2"}), "--json")
    assert ended.exit_code == 11
    esttype = {each["number"]: each for each in found(ended)}["1070"]
    assert esttype == {
        "rule": "workplace-1070-ESTTYPE-not-a-type",
        "file": "workplace",
        "number": "1070",
        "column": "ESTTYPE",
        "severity": "error",
        "line": 2,
        "value": "2",
        "says": "2 is no employer type.",
        "fix": "Give 1 for adult services of a local authority, 3 for any other part of one, or 6, 7 or 8.",
    }


def test_records_that_are_not_new_are_taken_as_held_only_when_asked(run, keep):
    sent = keep(workplace={"STATUS": "UPDATE"}, worker={"STATUS": "UPDATE"})
    assert run("check", sent, "--assume-held").exit_code == 0
    before = keep("before", files=("workplace", "worker"), workplace={"LOCALESTID": "W7"})
    assert "1020" in {each["number"] for each in found(run("check", sent, "--last-year", before, "--json"))}


def test_two_sets_are_kept_apart_by_their_folders(run, keep):
    ended = run("check", keep("one"), keep("two", workplace={"ESTTYPE": "2"}), "--json")
    assert {each["return"] for each in found(ended)} == {"download-0.csv + download-1.csv + download-2.csv"}
    assert [each["number"] for each in found(ended) if each["severity"] == "error"] == ["1070"]


def test_two_workplace_files_in_one_folder_are_one_sentence(run, keep):
    folder = keep()
    (folder / "again.csv").write_bytes(csv_of("workplace", [a_workplace(LOCALESTID="W2")]))
    ended = run("check", folder)
    assert ended.exit_code == 10
    assert ended.stderr == (
        "again.csv and download-0.csv are both workplace files, and a set has one. "
        "Which files belong together cannot be told. Send one set at a time, or name the files of each set "
        "alike: 2023-workers.csv, 2023-workplaces.csv.\n"
    )


def test_a_workplace_file_without_its_workers_is_a_clear_sentence(run, keep):
    ended = run("check", keep(files=("workplace",)))
    assert ended.exit_code == 11
    assert "There is no worker file. (worker-U1-files-missing; the service's error U1) 1 time" in ended.stdout


def test_a_zip_file_may_hold_a_whole_set(run, tmp_path):
    with ZipFile(tmp_path / "download.zip", "w") as archive:
        for file, record in RECORDS.items():
            archive.writestr(f"2026/{file}.csv", csv_of(file, [record]))
        archive.writestr("__MACOSX/._workplace.csv", b"x")
    assert run("check", tmp_path / "download.zip").exit_code == 0


def test_returns_of_both_kinds_may_come_together(run, keep, tmp_path):
    (tmp_path / "children.xml").write_bytes(a_return(a_worker()))
    ended = run("check", keep(), tmp_path / "children.xml")
    assert ended.exit_code == 0
    assert [line.split(": ")[0] for line in ended.stdout.splitlines() if "social" in line] == [
        "download-0.csv + download-1.csv + download-2.csv",
        "children.xml",
    ]


def test_the_workbook_has_a_sheet_for_each_file(run, keep, tmp_path):
    ended = run("check", keep(worker={"GENDER": ""}), "--xlsx", "out.xlsx")
    assert ended.exit_code == 11
    book = CalamineWorkbook.from_filelike(BytesIO((tmp_path / "out.xlsx").read_bytes()))
    assert book.sheet_names == ["Summary", "Workplace", "Worker", "Training"]
    heading, row = book.get_sheet_by_name("Worker").to_python()
    cells = dict(zip(heading, row, strict=True))
    assert cells["DOB"] == "14/03/1984"
    assert cells["What to put right"].startswith("Answer with a note: GENDER is not answered")


def test_a_workbook_holds_one_return(run, keep, tmp_path):
    (tmp_path / "children.xml").write_bytes(a_return(a_worker()))
    ended = run("check", keep(), tmp_path / "children.xml", "--xlsx", "out.xlsx")
    assert ended.exit_code == 2
    assert ended.stderr == (
        "A workbook holds one return, and out.xlsx is the name of one. Give a folder with --xlsx, "
        "or one return.\n"
    )


def test_of_several_returns_each_has_a_workbook_in_a_folder(run, keep, tmp_path):
    (tmp_path / "children.xml").write_bytes(a_return(a_worker()))
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "children.xml").write_bytes(a_return(a_worker(SWENo="SW2"), lea="103"))
    ended = run("check", keep(), tmp_path / "children.xml", tmp_path / "more", "--xlsx", "found")
    assert ended.exit_code in (0, 11)
    assert sorted(path.name for path in (tmp_path / "found").iterdir()) == [
        "children-findings-2.xlsx",
        "children-findings.xlsx",
        "download-0-findings.xlsx",
    ]


def test_the_workbook_of_a_set_is_checked_again_as_one_file(run, keep, tmp_path):
    first = run("check", keep(worker={"GENDER": ""}), "--xlsx", "out.xlsx", "--json")
    again = run("check", "out.xlsx", "--json")
    rules = [[(one["rule"], one["file"]) for one in found(ended)] for ended in (first, again)]
    assert rules[0] == rules[1] != []


def test_the_summary_for_an_email_is_the_pages_own(run, keep):
    from tenure import returns

    place = keep(worker={"GENDER": ""})
    ended = run("check", place, "--text")
    read = [file for path in sorted(place.iterdir()) for file in returns.read_files(path)]
    checked = returns.check_any(returns.returns_in(read)[0], returns.Beside(today=date.today()))  # noqa: DTZ011
    assert (ended.exit_code, ended.stdout) == (11, f"{returns.plain_summary(checked)}\n")
    assert run("check", place, "--text", "--json").stderr.startswith("--json and --text are two forms")


def test_an_old_header_is_read_and_said(run, tmp_path):
    from tenure.returns.ascwds.headers import versions

    old = next(v for v in versions("training") if not v.current)
    record = a_training(DESCRIPTION="AMHP refresher")
    (tmp_path / "old.csv").write_bytes(csv_of("training", [record], header=old.columns))
    for file in ("workplace", "worker"):
        (tmp_path / f"{file}.csv").write_bytes(csv_of(file, [RECORDS[file]]))
    ended = run("check", tmp_path)
    assert "old.csv: a training file in the form since 2 December 2019." in ended.stdout
    assert "The header of the training file has the form since 2 December 2019." in ended.stdout


def test_a_set_is_written_into_a_folder_put_right(run, keep):
    ended = run("fix", keep(worker={"STATUS": "new"}), "--out", "clean")
    assert ended.exit_code == 0
    assert "worker STATUS: A status is written in capitals. 1 time" in ended.stdout
    assert "Nothing in it is left to put right." in ended.stdout
    assert run("check", "clean").exit_code == 0
    assert run("fix", "clean", "--out", "again").stdout.startswith("Nothing was changed.")


def test_what_has_no_place_today_is_listed_beside_the_set(run, keep, tmp_path):
    old = csv_of("workplace", [a_workplace(SHARELA="yes")])
    (keep(files=("workplace", "worker")) / "download-0.csv").write_bytes(old)
    changes = found(run("fix", "sent", "--out", "clean", "--json"))
    assert ("SHARELA", "yes", None, "workplace") in [
        (each["field"], each["was"], each["now"], each["file"]) for each in changes
    ]
    listed = (tmp_path / "clean" / "not-carried.csv").read_text(encoding="utf-8")
    assert listed.splitlines()[1] == "workplace,2,W1,,SHARELA,yes"


def test_a_set_is_not_written_over_itself_or_into_one_file(run, keep, tmp_path):
    place = keep()
    (place / "download-0.csv").rename(place / "workplace.csv")
    assert "is the file itself" in run("fix", place, "--out", place).stderr
    assert "Give a folder" in run("fix", place, "--out", "set.csv").stderr
    assert "one form" in run("fix", place, "--out", "clean", "--layout", "2024").stderr
    other = tmp_path / "child.xml"
    other.write_bytes(a_return(a_worker()))
    assert "These files are 2 returns" in run("fix", place, other, "--out", "clean").stderr
