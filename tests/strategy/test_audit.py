"""The audit asks every KPI ten questions, and what it recommends follows from the answers."""

from dataclasses import replace
from datetime import date

import pytest

from tenure.strategy.framework.parts import Aimed
from tenure.strategy.framework.reading import founding
from tenure.strategy.kpis.audit import QUESTIONS, Evidence, advised, audited

TODAY = date(2024, 3, 1)
FULL = Evidence(
    series={date(y, 9, 30): 0.24 - 0.005 * (y - 2018) for y in range(2018, 2024)}, expected=6, base=3000
)
HIDDEN = frozenset({date(2018, 10, 1), date(2019, 10, 1)})


def one(*, evidence=FULL, **changed):
    """The audit of turnover alone, with something of it changed."""
    framework = founding()
    kpi = replace(framework.kpi("children-turnover"), **changed)
    return audited(replace(framework, kpis=(kpi,)), {kpi.code: evidence}, on=TODAY)[0]


def test_a_sound_kpi_is_kept():
    made = one()
    assert {each.question: each.answer for each in made.checks} == dict.fromkeys(QUESTIONS, "yes")
    assert (made.advice, made.reasons) == ("keep", ())


@pytest.mark.parametrize(
    ("changed", "question", "answer", "advice"),
    [
        ({"outcome": "gone"}, "outcome", "no", "retire"),
        ({"owner": ""}, "owner", "no", "mend"),
        ({"review": date(2024, 2, 29)}, "reviewed", "no", "mend"),
        ({"review": None}, "reviewed", "no", "mend"),
        ({"evidence": Evidence()}, "data", "no", "mend"),
        ({"evidence": Evidence(), "activities": ()}, "moved", "no", "retire"),
        ({"evidence": replace(FULL, left=True)}, "owner", "no", "mend"),
        ({"evidence": replace(FULL, base=200)}, "volume", "no", "replace"),
        ({"evidence": replace(FULL, expected=8)}, "complete", "partly", "mend"),
        ({"evidence": replace(FULL, series={date(2018, 9, 30): 0.24})}, "fresh", "no", "mend"),
        ({"activities": ("wellbeing", "gone")}, "moved", "partly", "mend"),
        ({"gaming": ""}, "gaming", "no", "mend"),
        ({"target": None}, "volume", "partly", "mend"),
        ({"evidence": Evidence(hidden=frozenset(FULL.series), expected=6)}, "data", "not known", "keep"),
        ({"evidence": replace(FULL, expected=8, hidden=HIDDEN)}, "complete", "yes", "keep"),
        ({"baseline": None}, "volume", "not known", "keep"),
    ],
)
def test_each_question_finds_what_is_wrong(changed, question, answer, advice):
    made = one(**changed)
    assert made.answer(question) == answer
    assert made.advice == advice


def test_a_day_overdue_is_said_in_the_singular():
    said = {each.question: each.says for each in one(review=date(2024, 2, 29)).checks}
    assert said["reviewed"] == "Its review is 1 day overdue."


def test_two_kpis_of_one_figure_overlap():
    framework = founding()
    kpi = framework.kpi("children-turnover")
    twice = replace(framework, kpis=(kpi, replace(kpi, code="again")))
    made = audited(twice, {}, on=TODAY)
    assert [each.answer("overlap") for each in made] == ["partly", "partly"]


def test_series_that_move_together_overlap_only_within_an_outcome():
    framework = founding()
    first, second = framework.kpi("children-turnover"), framework.kpi("children-absence")
    jumps = (0.20, 0.25, 0.19, 0.26, 0.22, 0.21, 0.27)
    series = {date(2017 + n, 9, 30): v for n, v in enumerate(jumps)}
    half = {day: value / 2 for day, value in series.items()}
    evidence = {first.code: Evidence(series=series), second.code: Evidence(series=half)}
    made = audited(replace(framework, kpis=(first, second)), evidence, on=TODAY)
    assert [each.answer("overlap") for each in made] == ["partly", "partly"]
    apart = replace(second, outcome="improved-practice")
    made = audited(replace(framework, kpis=(first, apart)), evidence, on=TODAY)
    assert [each.answer("overlap") for each in made] == ["yes", "yes"]


def test_a_target_too_small_to_see_says_when_it_could_be():
    large = one(target=Aimed(value=0.1, on=date(2028, 9, 30)))
    assert large.found.enough
    assert large.found.seen < date(2028, 9, 30)


def test_overlap_alone_is_no_reason_to_replace():
    answers = dict.fromkeys(QUESTIONS, "yes") | {"overlap": "partly"}
    assert advised(answers) == ("keep", ())
    assert advised(answers | {"owner": "no"})[0] == "replace"


def test_every_kpi_of_the_founding_framework_has_an_answer_to_every_question():
    made = audited(founding(), {}, on=TODAY)
    assert len(made) == len(founding().kpis)
    assert {tuple(each.question for each in one.checks) for one in made} == {tuple(QUESTIONS)}
