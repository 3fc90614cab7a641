"""Only what nothing else holds is typed, what was typed stays, and the newest value of a day counts."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tenure.partnership.actions.kpis import Decided, Given, decide, give_value, typed
from tenure.partnership.may import HOLDER, Refused
from tenure.partnership.models import AuditEntry, KpiDecision, KpiValue
from tenure.publish.strategy.finding import Typed
from tenure.strategy.framework.reading import founding
from tenure.terms.problems import UsedWrongly
from tenure.terms.universities import SOUTHMERE
from tests.given.members import an_account

pytestmark = pytest.mark.django_db
DAY = date(2025, 7, 31)
QUALITY = "placement-quality"


def give(code=QUALITY, value=0.8, on=DAY, *, by=HOLDER, **more):
    return give_value(founding(), code, Given(value, on, **more), by=by)


def say(decision="mend", why="Few placements were judged.", meeting="Strategic Board", on=DAY, *, by=HOLDER):
    return decide(founding(), QUALITY, Decided(decision, why, meeting, on), by=by)


def test_the_newest_value_of_a_day_counts_and_the_older_one_stays(home):
    give(value=0.7)
    give(value=0.8, note="Two forms came late.")
    give(value=0.6, on=date(2024, 7, 31))
    assert typed() == {QUALITY: (Typed(0.6, date(2024, 7, 31)), Typed(0.8, DAY))}
    assert KpiValue.objects.count() == 3
    assert AuditEntry.objects.filter(what="gave a value of a KPI", about="KPI placement-quality").count() == 3


@pytest.mark.parametrize(
    ("code", "value", "more", "says"),
    [
        ("children-turnover", 0.2, {}, "is filled from the record. It is never typed."),
        ("days-to-hire", 90, {}, "will be counted in the shared work. It is never typed."),
        ("gone", 0.2, {}, "There is no KPI with the code gone"),
        (QUALITY, 80, {}, "is a share, from 0 to 100%. 8000% is not."),
        (QUALITY, float("nan"), {}, "no number that can be kept"),
        ("shared-courses", -1, {}, "It cannot be below zero."),
        (QUALITY, 0.8, {"note": "x" * 1001}, "The note has 1,001 letters; the most is 1,000. Shorten it."),
    ],
)
def test_what_cannot_be_given_is_refused_with_a_reason(home, code, value, more, says):
    with pytest.raises(UsedWrongly, match=says):
        give(code, value, **more)
    assert not KpiValue.objects.exists()


@pytest.mark.parametrize("on", [date(1999, 12, 31), timezone.localdate() + timedelta(days=1)])
def test_a_day_has_to_have_come(home, on):
    with pytest.raises(UsedWrongly, match="between 1 January 2000 and today"):
        give(on=on)
    with pytest.raises(UsedWrongly, match="between 1 January 2000 and today"):
        say(on=on)


def test_what_was_written_down_never_changes(home):
    kept = give()
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        KpiValue.objects.filter(pk=kept.pk).update(value=0.9)
    made = say()
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        KpiDecision.objects.filter(pk=made.pk).update(why="Another reason.")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"decision": "forget"}, "cannot be decided “forget”. Use keep, mend, replace, retire."),
        ({"why": "  "}, "The reason is empty. Write it down."),
        ({"meeting": "x" * 201}, "The meeting has 201 letters; the most is 200. Shorten it."),
    ],
)
def test_a_decision_has_to_be_whole(home, changed, says):
    with pytest.raises(UsedWrongly, match=says):
        say(**changed)


def test_leads_and_the_university_give_values_and_only_leads_decide(home):
    give(by=an_account("marion", "partnership lead"))
    ruth = an_account("ruth", partner=SOUTHMERE)
    give(by=ruth)
    for nobody in (an_account("otto", partner="103"), an_account("iqbal", "board member")):
        with pytest.raises(Refused):
            give(by=nobody)
    with pytest.raises(Refused, match="Only partnership leads"):
        say(by=ruth)
