"""KPIs as they stand for a reader: what owners gave counts until the day, owners who left are told."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from tenure.partnership.actions.accounts import disable_account, enable_account
from tenure.partnership.actions.kpis import Decided, Given, decide, give_value
from tenure.partnership.endings import owners_who_left
from tenure.partnership.may import HOLDER
from tenure.partnership.measuring_up import (
    decided_of,
    framework_in_force,
    given_of,
    last_decided,
    stands,
)
from tenure.partnership.models import Account, KpiDecision, KpiValue, SurveyWave
from tenure.partnership.polling import counted
from tenure.partnership.pulsing import load_pulse
from tenure.partnership.steering import DECISIONS, MISTYPED, VALUES, load_kpis
from tenure.partnership.surveyed import surveyed
from tenure.publish.strategy.asked import wave_value
from tenure.publish.viewing import Viewer
from tenure.returns.survey.counting import Counted
from tests.given.figures import holding_of
from tests.given.members import an_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_force")]
BOARD = Viewer(None, "partnership", "board member")
QUALITY = "placement-quality"
TODAY = date(2026, 11, 26)


def give(value, on):
    return give_value(framework_in_force(), QUALITY, Given(value, on), by=HOLDER)


def test_a_value_counts_from_its_day_and_a_correction_at_once(home):
    figures = holding_of([])
    give(0.6, date(2024, 7, 31))
    give(0.7, date(2025, 7, 31))
    assert stands(figures, BOARD, on=date(2024, 12, 31)).reading(QUALITY).value == 0.6
    assert stands(figures, BOARD).reading(QUALITY).value == 0.7
    give(0.8, date(2025, 7, 31))
    assert stands(figures, BOARD).reading(QUALITY).value == 0.8
    assert [(each.typed.value, each.replaced) for each in given_of(QUALITY)] == [
        (0.8, False),
        (0.7, True),
        (0.6, False),
    ]


def test_who_had_left_at_a_moment_is_told_whatever_came_since(home):
    gone, boss = an_account("gina", "board member"), an_account("root", "administrator")
    moments = [timezone.now()]
    for act in (disable_account, enable_account, disable_account):
        act(account=gone, by=boss)
        moments.append(timezone.now())
    said = [frozenset(), {"Gina"}, frozenset(), {"Gina"}]
    assert [owners_who_left(each) for each in moments] == said
    assert owners_who_left() == {"Gina"}
    another = an_account("gina2", "board member")
    Account.objects.filter(pk=another.pk).update(name="Gina")
    assert (owners_who_left(), owners_who_left(moments[-1])) == (frozenset(), {"Gina"})


def test_an_owner_whose_account_ended_is_told_by_the_audit(home):
    gone = an_account("gina", "board member")
    gone.name, gone.is_active = "Practice consultant", False
    gone.save()
    assert owners_who_left() == {"Practice consultant"}
    row = stands(holding_of([]), BOARD).row(QUALITY)
    assert next(each.says for each in row.answers if each.key == "owner") == (
        "Practice consultant has left. Name another owner."
    )
    back = an_account("greta", "board member")
    back.name = "Practice consultant"
    back.save()
    assert owners_who_left() == frozenset()


def test_the_newest_decision_of_a_kpi_stands_and_the_older_ones_stay(home):
    for decision, on in (
        ("mend", date(2024, 5, 1)),
        ("retire", date(2025, 5, 1)),
        ("keep", date(2023, 5, 1)),
    ):
        decided = Decided(decision, "It was discussed.", "Strategic Board", on)
        decide(framework_in_force(), QUALITY, decided, by=HOLDER)
    assert last_decided()[QUALITY].decision == "retire"
    assert [each.decision for each in decided_of(QUALITY)] == ["retire", "mend", "keep"]


def test_the_example_has_values_and_decisions_until_its_day_once(home):
    load_kpis(on=TODAY)
    load_kpis(on=TODAY)
    assert KpiValue.objects.count() == sum(map(len, VALUES.values())) + 1
    assert KpiDecision.objects.count() == len(DECISIONS)
    found = stands(holding_of([]), BOARD, on=TODAY)
    assert all(found.reading(code).value == values[-1] for code, values in VALUES.items())
    assert MISTYPED[1] not in [value for _, value in found.reading(QUALITY).figures.series]


def test_a_survey_fills_its_kpi_from_each_wave_that_closed_and_hides_the_few(home):
    assert surveyed(framework_in_force().kpis) == {"wellbeing-pulse": ()}
    load_pulse()
    found = stands(holding_of([]), BOARD, on=TODAY).reading("wellbeing-pulse")
    assert [on for on, _ in found.figures.series] == [date(2023, 5, 5), date(2023, 11, 3)]
    assert found.sentence.startswith(
        "Wellbeing in the pulse, from 1 to 5: 3.41 on 3 November 2023, above the 3.37 that"
    )
    wave = counted(SurveyWave.objects.filter(closed_on__isnull=False).first())
    few = replace(wave, counted=Counted(wave.counted.survey, wave.counted.answers[:9]))
    assert wave_value(few, "wellbeing").value is None
    assert wave_value(few, "no-such-factor") is None
