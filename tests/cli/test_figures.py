"""Figures from the command line: counted, compared and written out for whoever reads them."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from given.ascwds import a_workplace, an_adults_worker, csv_of
from given.csww import a_leaver, a_return, a_worker, an_agency_worker
from given.education import a_placement, a_student
from given.education import csv_of as education
from tenure.cli import main

# Slow: loads an example for each command.
pytestmark = pytest.mark.slow


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def northvale(tmp_path):
    """Northvale's return: nine in post at full time, one of them leaving, and two agency workers."""
    in_post = [a_worker(SWENo=f"SW{number}", FTE="1", FTE30="1") for number in range(1, 9)]
    path = tmp_path / "northvale.xml"
    left = a_leaver(SWENo="SW9", FTE="1")
    agency = [an_agency_worker(SWENo=f"SW{number}", FTE="1", FTE30="1") for number in (10, 11)]
    path.write_bytes(a_return(*in_post, left, *agency, NumberOfVacancies="2"))
    return path


def measured(run, *words):
    ended = run("measures", *words, "--json")
    assert ended.exit_code == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


def test_a_return_is_counted_without_a_home(run, northvale):
    (turnover,) = measured(
        run, "--from", northvale, "--by", "partner,year", "--measure", "turnover-rate", "--partner", "101"
    )[:1]
    assert turnover["basis"] == "fte"
    assert (turnover["part"], turnover["whole"], turnover["value"]) == (1.0, 8.0, 0.125)
    assert turnover["on"] == "2023-09-30"
    assert turnover["service"] == "children"
    assert turnover["unit"] == "share"


def test_each_line_has_the_same_fields(run, northvale):
    lines = measured(run, "--from", northvale, "--by", "partner,role")
    wanted = {"measure", "basis", "on", "service", "partner", "slice", "part", "whole", "value", "unit"}
    assert lines
    assert all(wanted <= set(line) for line in lines)


def test_people_read_a_table(run, northvale):
    ended = run("measures", "--from", northvale, "--by", "partner", "--measure", "vacancy-rate")
    head, *rows = ended.stdout.splitlines()
    assert head.split()[:2] == ["measure", "basis"]
    assert any("0.2" in row.split() for row in rows)


def test_a_partnership_does_not_read_one_councils_small_numbers(run, northvale):
    words = ["--from", northvale, "--by", "partner", "--measure", "leavers"]
    own = measured(run, *words)
    theirs = measured(run, *words, "--audience", "partnership")
    assert 1.0 in {line["value"] for line in own}
    assert {line["value"] for line in theirs if line["partner"] == "101"} == {"c"}


def test_a_return_with_errors_is_not_counted(run, tmp_path):
    (tmp_path / "faulty.xml").write_bytes(a_return(a_worker(FTE="37")))
    ended = run("measures", "--from", tmp_path / "faulty.xml")
    assert ended.exit_code == 11
    assert "tenure check faulty.xml" in ended.stderr


def test_a_measure_that_is_not_there_is_a_wrong_use(run, northvale):
    ended = run("measures", "--from", northvale, "--measure", "happiness")
    assert ended.exit_code == 2
    assert "happiness" in ended.stderr


@pytest.mark.parametrize(
    "words", ["measures", "compare", "publish analysis --out out", "publish open-data --out out"]
)
def test_without_a_record_there_is_too_little_data(run, words):
    ended = run(*words.split(), "--home", "nowhere")
    assert ended.exit_code == 13
    assert "There is no record at nowhere" in ended.stderr


@pytest.fixture
def on_record(tmp_path, northvale):
    """A home with Northvale's return on record, made without a database."""
    from datetime import UTC, datetime

    from tenure import returns
    from tenure.record import Lake, Pseudonyms, Submission
    from tenure.returns.csww.accepting import events_of

    home = tmp_path / "home"
    home.mkdir()
    checked = returns.check(returns.read(northvale))
    events = events_of(checked, pseudonym=Pseudonyms.of(home), submission="S1")
    accepted = datetime(2023, 11, 30, 12, tzinfo=UTC)
    Lake(home / "lake").keep(Submission("S1", "csww", "101", 2023, accepted, checked.sent.sha256), events)
    return home


def test_what_was_not_yet_known_is_not_counted(run, on_record):
    words = ["--home", on_record, "--by", "partner,year", "--measure", "in-post"]
    assert measured(run, *words, "--as-known-on", "2023-11-30")
    ended = run("measures", *words, "--as-known-on", "2023-11-29", "--json")
    assert ended.stdout == ""


def test_rates_stand_beside_england(run, on_record):
    ended = run("compare", "--home", on_record, "--measure", "turnover-rate", "--json")
    assert ended.exit_code == 0, ended.stderr
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    assert any("England" in str(line) for line in lines)


@pytest.mark.slow  # draws every chart
def test_the_analysis_is_written_with_its_words_its_workbook_and_its_charts(run, on_record):
    ended = run("publish", "analysis", "--home", on_record, "--out", "out", "--partner", "101")
    assert ended.exit_code == 0, ended.stderr
    written = {line.split("/")[-1] for line in ended.stdout.splitlines()}
    assert {"analysis.xlsx", "analysis.txt"} <= written
    assert any(name.endswith(".csv") for name in written)


def test_open_data_is_in_the_layout_of_the_department(run, on_record, tmp_path):
    ended = run("publish", "open-data", "--home", on_record, "--out", "out")
    assert ended.exit_code == 0, ended.stderr
    text = (tmp_path / "out" / "children_workforce.csv").read_text(encoding="utf-8-sig")
    head = next(csv.reader(io.StringIO(text)))
    assert head[:3] == ["time_period", "time_identifier", "geographic_level"]


@pytest.mark.parametrize("words", ["--year 1999", "--service adults", "--partner 205"])
def test_nothing_to_print_is_said_and_is_not_fine(run, northvale, words):
    ended = run("measures", "--from", northvale, *words.split())
    assert ended.exit_code == 13
    assert ended.stdout == ""
    assert ended.stderr.startswith("No return on record has figures for what was asked.")


def test_a_comma_too_many_is_no_fault(run, northvale):
    found = measured(run, "--from", northvale, "--by", "partner, ,", "--measure", "vacancy-rate")
    assert {each["slice"] for each in found} == {"total"}


@pytest.fixture
def a_set(tmp_path):
    """An adults' set in a folder that says neither whose it is nor of which year."""
    folder = tmp_path / "adults"
    folder.mkdir()
    (folder / "a.csv").write_bytes(csv_of("workplace", [a_workplace()]))
    (folder / "b.csv").write_bytes(csv_of("worker", [an_adults_worker()]))
    return folder


def test_an_adults_set_is_counted_without_a_home(run, a_set):
    words = ["--from", a_set, "--partner", "101", "--year", "2023", "--by", "partner,year"]
    lines = measured(run, *words, "--measure", "mean-salary")
    assert {(line["service"], line["partner"], line["on"]) for line in lines} == {
        ("adults", "101", "2023-09-30")
    }


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--year", "2023"], "a.csv does not say whose it is. Say it with --partner NUMBER"),
        (["--partner", "101"], "a.csv does not say its year. Say it with --year, or by its folder"),
        (["--partner", "999", "--year", "2023"], "names the authority 999, and there is none"),
    ],
)
def test_whose_a_set_is_and_of_which_year_has_to_be_said(run, a_set, words, says):
    ended = run("measures", "--from", a_set, *words)
    assert ended.exit_code == 10
    assert says in ended.stderr


def test_folders_say_whose_returns_are_and_kinds_are_counted_together(run, a_set, northvale):
    place = a_set.parent / "all" / "2023" / "101"
    place.parent.mkdir(parents=True)
    a_set.rename(place)
    northvale.rename(place.parent / northvale.name)
    lines = measured(run, "--from", a_set.parent / "all", "--by", "partner,service")
    assert {line["service"] for line in lines} == {"adults", "children"}


def test_an_education_return_is_counted_without_a_home(run, tmp_path):
    above = {"university": "Southmere University", "year": "2023"}
    (tmp_path / "students.csv").write_bytes(education("students", [a_student()], above=above))
    (tmp_path / "placements.csv").write_bytes(education("placements", [a_placement()], above=above))
    lines = measured(run, "--from", tmp_path / "students.csv", "--from", tmp_path / "placements.csv",
                     "--service", "education")  # fmt: skip
    assert {line["service"] for line in lines} == {"education"}
    assert "partner-placement-share" in {line["measure"] for line in lines}


@pytest.mark.parametrize("words", ["compare", "publish analysis --out out", "publish open-data --out out"])
def test_what_there_is_not_of_education_is_said(run, words, tmp_path):
    (tmp_path / "home" / "lake").mkdir(parents=True)
    ended = run(*words.split(), "--service", "education", "--home", tmp_path / "home")
    assert ended.exit_code == 2
    assert ended.stderr.startswith(
        "Education has no analysis, comparison or open data: those are about staff"
    )
