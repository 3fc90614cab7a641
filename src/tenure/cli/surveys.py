"""Commands for surveys: check, template, export, schema, bank, results."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tenure.cli import options
from tenure.terms.problems import HasFindings, UsedWrongly

if TYPE_CHECKING:
    from tenure.partnership.models import SurveyWave
    from tenure.publish.surveys import SurveyResults
    from tenure.returns.survey.reading import Document

a_survey = click.argument("source", metavar="FILE|KEY")
out = click.option(
    "--out",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.",
)


@click.group()
def survey() -> None:
    """Check surveys, write their forms, read their results.

    FILE is a survey as TOML or JSON; KEY is one of the question bank.
    """


def _document(source: str) -> Document:
    """A survey file, or a survey of the bank by its key."""
    from tenure.returns.survey import bank, document_in

    path = Path(source)
    if source in bank.KEYS and not path.exists():
        return bank.document(source)
    if not path.is_file():
        raise UsedWrongly(
            f"There is no file {source}, and no such survey in the bank. It has: {', '.join(bank.KEYS)}."
        )
    return document_in(path.read_bytes(), name=path.name)


@survey.command("check")
@a_survey
@click.option("--answers", metavar="XLSX", type=options.Existing(folders=False),
              help="A filled-in form of this survey, to check as well.")  # fmt: skip
@click.option("--wave", metavar="KEY-NUMBER", default="",
              help="The wave that the form is of: its partners are the employers that it names.")  # fmt: skip
@options.home
@options.json_lines
def check(source: str, answers: Path | None, wave: str, home: Path, as_json: bool) -> None:
    """Check a survey, or a filled-in form of it, and say what needs putting right.

    Ends with 0 where nothing must be, 11 where something must, 10 where a file cannot be read. A form that
    was given out for a wave names the partners of that time: name the wave, and the home that keeps it.
    """
    from tenure.returns.survey import check as found_in

    if wave and not answers:
        raise UsedWrongly(
            f"--wave {wave} says whose form it is, and there is no form. Name it with --answers."
        )
    document = _document(source)
    partners = _partners_of(wave, home, document) if wave else {}
    faults = found_in(document)
    for fault in faults:
        _say(
            {"place": fault.place, "severity": fault.severity, "says": fault.says, "fix": fault.fix}, as_json
        )
    if not (faults or as_json):
        click.echo(f"{document['key']}, version {document['version']}: nothing to put right.")
    errors = sum(fault.severity == "error" for fault in faults)
    if answers and not errors:
        errors += _check_answers(document, answers, partners, as_json=as_json)
    raise SystemExit(HasFindings.exit_code if errors else 0)


def _partners_of(name: str, home: Path, document: Document) -> dict[str, str]:
    """The partners of a wave, number and name; UsedWrongly where it is a wave of another survey."""
    found = _wave(name, _waves(home))
    if found.design.key != document["key"]:
        raise UsedWrongly(
            f"{name} is a wave of {found.design.key}, not of {document['key']}. Name one of its own."
        )
    partners: dict[str, str] = found.partners
    return partners


def _waves(home: Path) -> dict[str, SurveyWave]:
    """Every wave that a home keeps, by the name that commands use."""
    from tenure.partnership import home as homes

    homes.require_kept(home)
    homes.prepare(home)
    from tenure.partnership import polling

    return polling.waves_by_name()


def _wave(name: str, waves: dict[str, SurveyWave]) -> SurveyWave:
    if name not in waves:
        raise UsedWrongly(f"There is no wave called {name}. There are: {', '.join(waves) or 'none yet'}.")
    return waves[name]


def _check_answers(document: Document, answers: Path, partners: dict[str, str], *, as_json: bool) -> int:
    from tenure.returns.survey import survey_of
    from tenure.returns.survey.sheet import read_form

    survey = survey_of(document)
    form = read_form(answers.read_bytes(), document, survey.among(partners) if partners else survey)
    for fault in form.faults:
        _say({"place": fault.cell, "severity": "error", "says": fault.says, "fix": fault.fix}, as_json)
    for notice in form.notices:
        click.echo(notice, err=True)
    if not as_json:
        said = _many(len(form.rows), "answer"), _many(len(form.faults), "cell")
        click.echo(f"{answers.name}: {said[0]}, {said[1]} to put right.")
    return len(form.faults)


def _many(number: int, what: str) -> str:
    return f"{number:,} {what if number == 1 else f'{what}s'}"


def _say(line: dict[str, Any], as_json: bool) -> None:
    words = f"{line['place']}: {line['says']} {line['fix']}"
    click.echo(json.dumps(line, ensure_ascii=False) if as_json else words)


@survey.command("template")
@a_survey
@out
@click.option("--language", default="en", show_default=True, metavar="XX", help="The language of its words.")
def template(source: str, out: Path, language: str) -> None:
    """Write a survey's form: a workbook that helps while it is filled in."""
    from tenure.returns.survey import errors_in
    from tenure.returns.survey.form import template as form_of

    document = _document(source)
    faults = errors_in(document)
    if faults:
        raise HasFindings(f"{faults[0]} Put it right first.")
    if language not in document["languages"]:
        languages = ", ".join(document["languages"])
        raise UsedWrongly(f"This survey has no words in {language}. Its languages are: {languages}.")
    options.keep(out, form_of(document, language=language))
    click.echo(out)


@survey.command("export")
@a_survey
@out
def export(source: str, out: Path) -> None:
    """Write a survey as JSON, whatever it was read from."""
    from tenure.returns.survey.designing import exported

    options.keep(out, exported(_document(source)).encode())
    click.echo(out)


@survey.command("schema")
def schema() -> None:
    """Print the JSON Schema of a survey file."""
    from tenure.returns.survey import schema as published

    click.echo(json.dumps(published(), indent=2, ensure_ascii=False))


@survey.command("bank")
def bank() -> None:
    """List the surveys of the question bank."""
    from tenure.returns.survey import bank as kept

    for key in kept.KEYS:
        one = kept.survey(key)
        click.echo(f"{key}: {one.title['en']}. {len(one.questions)} questions. {one.owner}. {one.licence}.")


@survey.command("results")
@click.argument("wave", metavar="[KEY-NUMBER]", required=False, default="")
@options.home
@click.option("--by", metavar="WHAT", default="", help="Shown by partner, service or stage.")
@click.option("--json", "as_json", is_flag=True, help="The results as one JSON object.")
@click.option("--xlsx", "workbook", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path),
              help="Write the results as a workbook.")  # fmt: skip
def results(wave: str, home: Path, by: str, as_json: bool, workbook: Path | None) -> None:
    """Print what a closed wave found; without a name, list the waves.

    A name is the survey's key and the wave's number: wellbeing-pulse-2. Nothing stands for fewer than ten
    answers.
    """
    waves = _waves(home)
    if not wave:
        _list(waves, as_json=as_json)
        return
    from tenure.partnership import polling
    from tenure.partnership.may import HOLDER

    found = polling.results(wave=_wave(wave, waves), by=HOLDER, shown_by=by)
    if workbook:
        from tenure import publish

        options.keep(workbook, publish.survey_workbook(found))
    _show(found, as_json=as_json)


def _list(waves: dict[str, SurveyWave], *, as_json: bool) -> None:
    for name, wave in waves.items():
        line = {"wave": name, "survey": wave.design.title, "name": wave.name, "state": wave.state}
        said = f"{name}: {wave.design.title}, {wave.name}, {wave.state}"
        click.echo(json.dumps(line, ensure_ascii=False) if as_json else said)
    if not (waves or as_json):
        click.echo("No survey has been sent yet.")


def _show(found: SurveyResults, *, as_json: bool) -> None:
    if as_json:
        said = asdict(found)
        del said["texts"]
        said["charts"] = [{k: v for k, v in chart.items() if k != "drawing"} for chart in said["charts"]]
        click.echo(json.dumps(said, ensure_ascii=False))
        return
    click.echo(f"{found.survey}, {found.wave}\n{found.title}. {found.lede}")
    for sentence in found.sentences:
        click.echo(f"  {sentence}")
    for table in (*found.tables, *(chart.table for chart in found.charts)):
        click.echo(f"\n{table.caption}\n  {' | '.join(table.columns)}")
        for row in table.rows:
            click.echo(f"  {' | '.join(cell.text for cell in row)}")


COMMANDS = (survey,)
