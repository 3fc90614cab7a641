"""Surveys from the command line."""

import json

import jsonschema
import pytest
from click.testing import CliRunner

from given.forms import a_filled_form
from given.surveys import WHERE, a_page, a_question, a_survey, a_wave
from tenure.cli import main
from tenure.returns.survey import survey_of


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, ["survey", *map(str, words)])


def kept(folder, document):
    path = folder / "survey.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_a_survey_without_faults_ends_well(run):
    ended = run("check", "retention-factors")
    assert (ended.exit_code, ended.output) == (0, "retention-factors, version 1: nothing to put right.\n")


def test_a_fault_is_named_by_its_place(run, tmp_path):
    path = kept(tmp_path, a_survey(a_page(a_question("a", "scale", scale="none"))))
    ended = run("check", path, "--json")
    assert ended.exit_code == 11
    assert json.loads(ended.output) == {
        "place": "pages 1 (page), questions 1 (a)",
        "severity": "error",
        "says": "There is no scale called none.",
        "fix": "Use one of: agree.",
    }
    assert run("template", path, "--out", "form.xlsx").exception.code == 11


def test_a_missing_translation_may_stand(run, tmp_path):
    ended = run("check", kept(tmp_path, a_survey(languages=["en", "cy"])))
    assert ended.exit_code == 0
    assert "The words in cy are missing. Add them." in ended.output


def test_a_form_is_written_and_checked(run, tmp_path):
    document = a_survey(a_page(a_question("leaving", "single")))
    path = kept(tmp_path, document)
    assert run("template", path, "--out", "form.xlsx").exit_code == 0
    assert (
        "form.xlsx: 0 answers, 0 cells to put right." in run("check", path, "--answers", "form.xlsx").output
    )
    (tmp_path / "filled.xlsx").write_bytes(
        a_filled_form(document, survey_of(document), {"leaving": "Perhaps"})
    )
    ended = run("check", path, "--answers", "filled.xlsx")
    assert ended.exit_code == 11
    assert "A3: This is no answer of the list. Choose one of: Yes, No, Other." in ended.output


def test_the_schema_fits_what_is_exported(run, tmp_path):
    run("export", "skills-gap", "--out", "gap.json")
    schema = json.loads(run("schema").output)
    jsonschema.validate(json.loads((tmp_path / "gap.json").read_text(encoding="utf-8")), schema)


def test_the_bank_is_listed_with_whose_its_words_are(run):
    lines = run("bank").output.splitlines()
    assert len(lines) == 3
    assert all("The Tenure maintainers. Same as Tenure (MIT)" in line for line in lines)


@pytest.mark.parametrize("source", ["nothing.toml", "."])
def test_what_is_not_there_is_said_with_what_is(run, source):
    ended = run("check", source)
    assert ended.exit_code == 2
    assert "It has: retention-factors, wellbeing-pulse, skills-gap." in ended.output


def test_a_form_in_words_that_the_survey_lacks_is_not_written(run, tmp_path):
    ended = run("template", "wellbeing-pulse", "--out", "form.xlsx", "--language", "zz")
    assert (ended.exit_code, (tmp_path / "form.xlsx").exists()) == (2, False)
    assert "This survey has no words in zz. Its languages are: en, cy." in ended.output


@pytest.mark.django_db
def test_a_waves_form_is_checked_with_the_partners_of_that_wave(run, home, tmp_path, northvale):
    document = a_survey(a_page(WHERE))
    wave = a_wave(document)
    (home / "kept").touch()
    (tmp_path / "filled.xlsx").write_bytes(a_filled_form(document, wave.survey, {"employer": "Northvale"}))
    asked = ("check", kept(tmp_path, document), "--answers", "filled.xlsx")
    assert "A3: This is no answer of the list." in run(*asked).output
    known = run(*asked, "--wave", "made-for-a-test-1", "--home", home)
    assert (known.exit_code, known.output.splitlines()[-1]) == (
        0,
        "filled.xlsx: 1 answer, 0 cells to put right.",
    )
    other = run(
        "check", "skills-gap", "--answers", "filled.xlsx", "--wave", "made-for-a-test-1", "--home", home
    )
    assert other.exit_code == 2
    assert "made-for-a-test-1 is a wave of made-for-a-test, not of skills-gap." in other.output


@pytest.mark.django_db
def test_waves_are_listed_as_json_too(run, home):
    a_wave()
    listed = run("results", "--json", "--home", home)
    assert json.loads(listed.output) == {
        "wave": "made-for-a-test-1",
        "survey": "Made for a test",
        "name": "Autumn",
        "state": "open",
    }


def checked(*words):
    return CliRunner().invoke(main, ["check", *map(str, words)])


def test_check_tells_a_form_and_whether_its_answers_hold(run, tmp_path, home, northvale):
    document = a_survey(a_page(WHERE, a_question("leaving", "single")))
    wave = a_wave(document)
    (home / "kept").touch()
    form = tmp_path / "filled.xlsx"
    form.write_bytes(a_filled_form(document, wave.survey, {"employer": "Northvale", "leaving": "Yes"}))

    known = checked(form, "--home", home)
    alone = checked(form)

    told = "filled.xlsx: a form of the survey made-for-a-test, version 1"
    assert known.output == (f"{told}, for Autumn, which takes answers. 1 answer, nothing to put right.\n")
    assert f"{told}. The question bank has no such survey" in alone.output
    assert (known.exit_code, alone.exit_code) == (0, 0)


def test_check_says_which_cells_of_a_form_are_wrong(run, tmp_path, home, northvale):
    document = a_survey(a_page(WHERE, a_question("leaving", "single")))
    (home / "kept").touch()
    form = tmp_path / "filled.xlsx"
    form.write_bytes(a_filled_form(document, a_wave(document).survey, {"leaving": "Perhaps"}))
    ended = checked(form, "--home", home, "--json")
    assert ended.exit_code == 11
    assert (json.loads(ended.stdout)["place"], json.loads(ended.stdout)["file"]) == ("B3", "filled.xlsx")


def test_check_knows_the_forms_of_the_question_bank_and_no_employer(run, tmp_path):
    from tenure.returns.survey import bank

    document, survey = bank.document("wellbeing-pulse"), bank.survey("wellbeing-pulse")
    employer = survey.about("partner").key
    form = tmp_path / "filled.xlsx"
    form.write_bytes(a_filled_form(document, survey, {employer: "Northvale"}))
    ended = checked(form)
    assert "a form of the survey wellbeing-pulse, version 1. 1 answer" in ended.output
    assert "Whom its people work for was not checked" in ended.output
