"""Risks are judged again and again, closed with a reason, and nothing of them is ever written over."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tenure.partnership.actions import risks
from tenure.partnership.actions.risks import Opened, Planned, Reviewed
from tenure.partnership.may import HOLDER, Refused
from tenure.partnership.models import AuditEntry, Mitigation, Risk, RiskScore
from tenure.partnership.registering import open_register
from tenure.terms.problems import UsedWrongly
from tests.given.members import an_account

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + timedelta(days=90)
LEFT = Opened("A partner leaves", "Budgets are cut.", "Fewer placements.", "Partnership lead")


def a_risk(*, by=HOLDER, likelihood=3, impact=4, **more):
    return risks.open_risk(LEFT, Reviewed(likelihood, impact, SOON, **more), by=by)


def test_a_risk_is_opened_with_its_first_score(home):
    one = a_risk()
    assert (one.code, one.scores.get().score.size) == ("a-partner-leaves", 12)
    assert a_risk().code == "a-partner-leaves-2"
    assert AuditEntry.objects.filter(what="opened a risk").count() == 2


def test_each_review_adds_a_score_and_sets_the_next_day(home):
    one = a_risk(on=date(2026, 1, 1))
    risks.review(one, Reviewed(4, 4, SOON + timedelta(days=1), "Worse."), by=HOLDER)
    one.refresh_from_db()
    assert [each.score.size for each in one.scores.all()] == [12, 16]
    assert one.review == SOON + timedelta(days=1)


@pytest.mark.parametrize(
    ("reviewed", "says"),
    [
        (Reviewed(6, 1, SOON), "The likelihood is 6. Choose 1 to 5."),
        (Reviewed(1, 0, SOON), "The impact is 0. Choose 1 to 5."),
        (Reviewed(1, 1, timezone.localdate()), "The next review has to come after this one."),
        (Reviewed(1, 1, date(2101, 1, 1)), "between 2000 and 2100"),
        (Reviewed(1, 1, SOON, "x" * 1001), "The note has 1,001 letters; the most is 1,000. Shorten it."),
        (Reviewed(1, 1, SOON, on=date(2020, 1, 1)), "A review cannot come before it."),
    ],
)
def test_a_judgement_that_cannot_be_is_refused(home, reviewed, says):
    one = a_risk()
    with pytest.raises(UsedWrongly, match=says):
        risks.review(one, reviewed, by=HOLDER)
    assert one.scores.count() == 1


def test_a_score_never_changes_not_even_in_the_database(home):
    a_risk()
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        RiskScore.objects.update(likelihood=1)


def test_a_mitigation_is_done_once(home):
    one = a_risk()
    kept = risks.plan(one, Planned("Talk to them", "Lead", SOON), by=HOLDER)
    risks.mitigated(kept, on=date(2026, 1, 2), by=HOLDER)
    risks.mitigated(kept, on=date(2026, 1, 3), by=HOLDER)
    assert Mitigation.objects.get().done_on == date(2026, 1, 2)


def test_a_closed_risk_is_reviewed_only_after_it_is_opened_again(home):
    one = a_risk()
    with pytest.raises(UsedWrongly, match="Say why the risk is closed"):
        risks.close(one, why=" ", by=HOLDER)
    risks.close(one, why="It stayed.", by=HOLDER)
    with pytest.raises(UsedWrongly, match=r"is closed\. Open it again first"):
        risks.review(one, Reviewed(1, 1, SOON), by=HOLDER)
    risks.open_again(one, by=HOLDER)
    risks.review(one, Reviewed(1, 1, SOON), by=HOLDER)


def test_only_leads_change_the_register(home):
    a_risk(by=an_account("marion", "partnership lead"))
    for nobody in (an_account("otto", partner="103"), an_account("iqbal", "board member")):
        with pytest.raises(Refused, match="Only partnership leads change the risk register"):
            a_risk(by=nobody)


def test_the_example_begins_with_the_plans_barriers_once(home):
    open_register()
    open_register()
    assert (Risk.objects.count(), Risk.objects.filter(closed_on__isnull=False).count()) == (8, 1)
