"""Returns from the command line: checked, fixed and told apart by how the command ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from given.csww import a_leaver, a_return, a_worker
from tenure import returns
from tenure.cli import main


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def kept(tmp_path):
    """Keep a return under a name in that folder."""

    def keep(name, *workers, **header):
        path = tmp_path / name
        path.write_bytes(a_return(*(workers or [a_worker()]), **header))
        return path

    return keep


def test_a_clean_return_ends_with_nothing_to_put_right(run, kept):
    ended = run("check", kept("clean.xml"))
    assert ended.exit_code == 0
    assert "Nothing to put right." in ended.stdout


def test_a_finding_ends_with_eleven_and_says_what_to_do(run, kept):
    ended = run("check", kept("faulty.xml", a_worker(FTE="1.4")))
    assert ended.exit_code == 11
    assert "FTE is not between 0 and 1. (T-W03)" in ended.stdout


def test_json_gives_one_finding_on_each_line(run, kept):
    ended = run("check", kept("faulty.xml", a_worker(FTE="1.4"), a_worker(SWENo="SW2", FTE="37")), "--json")
    found = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [each["rule"] for each in found] == ["T-W03", "T-W03"]
    assert {"rule", "severity", "line", "person", "field", "value", "says", "fix"} <= set(found[0])
    assert [each["value"] for each in found] == ["1.4", "37"]


def test_of_several_files_each_line_says_which(run, kept):
    faulty = kept('a "faulty".xml', a_worker(SWENo="SW1", FTE="1.4"))
    clean = kept("clean.xml", a_worker(SWENo="SW2"), lea="103")
    ended = run("check", faulty, clean, "--json")
    assert [json.loads(line)["file"] for line in ended.stdout.splitlines()] == ['a "faulty".xml']


def test_a_file_that_cannot_be_read_is_one_sentence_and_the_others_go_on(run, kept, tmp_path):
    (tmp_path / "cut.xml").write_bytes(a_return(a_worker())[:-40])
    ended = run("check", tmp_path / "cut.xml", kept("faulty.xml", a_worker(FTE="1.4")))
    assert ended.exit_code == 10
    assert ended.stderr.startswith("cut.xml: ")
    assert ended.stderr.count("\n") == 1
    assert "T-W03" in ended.stdout


@pytest.mark.parametrize(("option", "value"), [("--year", 2022), ("--unit", 103)])
def test_the_return_of_another_year_or_council_is_turned_away(run, kept, option, value):
    ended = run("check", kept("northvale.xml"), option, value)
    assert ended.exit_code == 10
    assert str(value) in ended.stderr
    assert ended.stdout == ""


def test_last_years_return_is_checked_against(run, kept):
    before = kept("2022.xml", a_worker(SWENo="SW7"), year=2022)
    now = kept("2023.xml", a_worker(SWENo="SW8"))
    alone, beside = run("check", now), run("check", now, "--last-year", before)
    assert alone.exit_code == 0
    assert beside.exit_code == 11
    assert "last year" in beside.stdout.lower()


def test_a_folder_means_every_return_in_it(run, kept, tmp_path):
    kept("one.xml")
    kept("two.xml", lea="103")
    ended = run("check", tmp_path)
    assert "one.xml: " in ended.stdout
    assert "two.xml: " in ended.stdout


def test_a_reader_that_leaves_early_ends_the_command_quietly(kept):
    many = kept("many.xml", *(a_worker(SWENo=f"SW{number}", FTE="37") for number in range(2000)))
    tenure = Path(sys.executable).with_name("tenure")
    piped = f"'{tenure}' check '{many}' --json | head -n 1"
    ended = subprocess.run(["/bin/sh", "-c", piped], capture_output=True, text=True, check=False)
    assert json.loads(ended.stdout)["rule"] == "T-W03"
    assert ended.stderr == ""


def test_a_folder_without_returns_is_a_wrong_use(run, tmp_path):
    ended = run("check", tmp_path)
    assert ended.exit_code == 2
    assert "holds no returns" in ended.stderr


def test_the_workbook_holds_the_senders_rows_and_what_to_put_right(run, kept, tmp_path):
    run("check", kept("faulty.xml", a_worker(FTE="1.4")), "--xlsx", tmp_path / "found.xlsx")
    import python_calamine

    book = python_calamine.load_workbook(str(tmp_path / "found.xlsx"))
    cells = [
        str(cell)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
    ]
    assert any("T-W03" in cell for cell in cells)
    assert "1.4" in cells


def test_a_workbook_is_not_written_into_a_folder_that_is_not_there(run, kept, tmp_path):
    ended = run("check", kept("faulty.xml", a_worker(FTE="1.4")), "--xlsx", tmp_path / "no" / "found.xlsx")
    assert ended.exit_code == 2
    assert "There is no folder" in ended.stderr


def test_fix_lists_what_it_put_right_and_writes_a_clean_return(run, kept, tmp_path):
    ended = run("fix", kept("spaced.xml", a_worker(SWENo="sw 123")), "--out", tmp_path / "clean.xml")
    assert ended.exit_code == 0
    assert "1 change" in ended.stdout
    assert returns.read(tmp_path / "clean.xml").columns["SWENo"] == ["SW123"]


def test_fix_writes_the_layout_of_another_year(run, kept, tmp_path):
    run("fix", kept("old.xml"), "--out", tmp_path / "new.xml", "--layout", "2025")
    written = (tmp_path / "new.xml").read_text(encoding="utf-8")
    assert "<LALevel>" in written
    assert "<Sex>" in written


def test_fix_leaves_the_file_as_sent(run, kept):
    path = kept("spaced.xml", a_worker(SWENo="sw 123"))
    before = path.read_bytes()
    ended = run("fix", path, "--out", path)
    assert ended.exit_code == 2
    assert path.read_bytes() == before


def test_fixed_csv_is_read_as_the_same_return(run, kept, tmp_path):
    path = kept("sent.xml", a_worker(), a_leaver())
    run("fix", path, "--out", tmp_path / "clean.csv")
    assert returns.read(tmp_path / "clean.csv").columns["SWENo"] == returns.read(path).columns["SWENo"]


@pytest.mark.parametrize(
    ("worker", "says"),
    [
        (a_worker(), "Nothing was changed.\n\nWrote {out}. Nothing in it is left to put right.\n"),
        (a_worker(FTE="37"), "Nothing was changed.\n\nWrote {out}. Left for a person: 1 error. tenure check"),
        (a_worker(SWENo="sw 1", Cases30="90"), "Wrote {out}. Left for a person: 1 query. tenure check"),
    ],
)
def test_fix_says_what_is_left_for_a_person(run, kept, tmp_path, worker, says):
    out = tmp_path / "clean.xml"
    ended = run("fix", kept("sent.xml", worker), "--out", out)
    assert says.format(out=out) in ended.stdout


def test_fix_writes_no_return_under_the_name_of_a_workbook(run, kept, tmp_path):
    ended = run("fix", kept("sent.xml"), "--out", tmp_path / "clean.xlsx")
    assert ended.exit_code == 2
    assert ended.stderr.endswith("not as .xlsx. Let clean.xlsx end in .xml or .csv.\n")
    assert not (tmp_path / "clean.xlsx").exists()
