"""Surveys as JSON: their waves, and what closed ones found."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Router, Schema

from tenure.partnership import may, polling, surveyors
from tenure.partnership.actions import surveys
from tenure.partnership.models import SurveyWave
from tenure.publish.surveys import SurveyResults
from tenure.returns.survey import schema
from tenure.web.api.shapes import NoteOut, TableOut
from tenure.web.showing import SignedIn

router = Router(tags=["surveys"])


class WaveOut(Schema):
    id: int
    survey: str
    version: int
    name: str
    mode: str
    state: str
    opened_on: date
    closes_on: date | None
    closed_on: date | None
    answers: int


class SurveyChartOut(Schema):
    """A chart in words and figures."""

    key: str
    title: str
    subtitle: str
    reading: str
    source: str
    table: TableOut


class ResultsOut(Schema):
    """What people wrote is not here: it stays on the page of the lead."""

    key: str
    survey: str
    wave: str
    title: str
    lede: str
    by: str
    charts: list[SurveyChartOut]
    tables: list[TableOut]
    sentences: list[str]
    notes: list[NoteOut]
    empty: str


def _wave(wave: SurveyWave) -> dict[str, Any]:
    names = ("name", "mode", "state", "opened_on", "closes_on", "closed_on")
    said = {name: getattr(wave, name) for name in names}
    answers = surveys.answers_so_far(wave)
    return said | {
        "id": wave.pk,
        "survey": wave.design.key,
        "version": wave.design.version,
        "answers": answers,
    }


@router.get("/surveys", response=list[WaveOut], summary="Every wave of every survey, newest first")
def waves(request: SignedIn) -> list[dict[str, Any]]:
    may.require(surveyors.see_surveys(request.user), by=request.user, about="the surveys")
    return [_wave(wave) for wave in SurveyWave.objects.select_related("design")]


@router.get("/surveys/schema", response=dict[str, Any], summary="The JSON Schema of a survey file")
def survey_schema(request: SignedIn) -> dict[str, Any]:
    may.require(surveyors.see_surveys(request.user), by=request.user, about="the surveys")
    return schema()


@router.get("/surveys/{int:number}", response=WaveOut, summary="One wave of a survey")
def wave(request: SignedIn, number: int) -> dict[str, Any]:
    return _wave(polling.wave(request.user, number))


@router.get("/surveys/{int:number}/results", response=ResultsOut, summary="What a closed wave found")
def results(request: SignedIn, number: int, by: str = "") -> SurveyResults:
    """Shown by partner, service or stage where `by` says so. Nothing stands for fewer than ten answers."""
    found = polling.wave(request.user, number)
    return polling.results(wave=found, by=request.user, shown_by=by)
