"""What a report of a day is made from: nothing later than that day, and the same again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.utils import DatabaseError
from django.utils import timezone

from tenure.partnership import reporting
from tenure.partnership.actions import activities, cases, reports
from tenure.partnership.actions.accounts import disable_account
from tenure.partnership.framing import load_framework
from tenure.partnership.may import HOLDER, Refused
from tenure.partnership.models import Account, ActivityEntry, Branding, ReportMade
from tenure.partnership.models.framework import DONE
from tenure.partnership.reporting_on import told_of
from tenure.publish.strategy.reports.parts import PLAIN
from tenure.strategy.framework.reading import founding
from tenure.terms.problems import TooLittleData, UsedWrongly
from tests.publish.test_report_looks import a_png

LOOKS = reports.Looks("Five Rivers", "#123f63", "#0b6e69")


@pytest.fixture
def framed(filled):
    """A home with a record and the founding framework in force."""
    load_framework()


@pytest.mark.django_db
def test_without_a_framework_a_report_says_what_to_do(filled):
    with pytest.raises(TooLittleData, match="No framework is in force yet"):
        reporting.report_of("board")


@pytest.mark.django_db
def test_the_same_home_and_day_give_the_same_bytes(framed, lead):
    first, again = (reports.take("board", "xlsx", by=lead) for _ in range(2))
    assert first.content == again.content
    assert first.made.sha256 == again.made.sha256
    assert ["Day", first.report.rests[0][1]] in first.made.rests


@pytest.mark.django_db
def test_an_earlier_day_knows_nothing_later(framed, lead):
    yesterday = timezone.localdate() - timedelta(days=1)
    before = reports.take("board", "xlsx", by=lead, on=yesterday).content
    reports.choose_branding(looks=LOOKS, by=lead)
    assert reports.take("board", "xlsx", by=lead, on=yesterday).content == before


# Slow: makes whole reports.
@pytest.mark.slow
@pytest.mark.django_db
def test_what_is_taken_back_stays_in_reports_of_days_before(framed, lead):
    ActivityEntry.objects.update(at=timezone.now() - timedelta(days=40))
    yesterday = timezone.localdate() - timedelta(days=1)
    days = {"on": yesterday, "since": yesterday - timedelta(days=60)}
    told = [reports.take(kind, "xlsx", by=lead, **days).content for kind in ("progress", "changes")]
    said = ActivityEntry.objects.filter(kind=DONE).first()
    activity = founding().activity(said.activity)
    activities.take_back(activity=activity, entry=said, by=lead)
    again = [reports.take(kind, "xlsx", by=lead, **days).content for kind in ("progress", "changes")]
    assert again == told
    now = reporting.report_of("changes", since=days["since"])
    did = next(section for section in now.sections if section.title == "What people did")
    milestone = next(each.title for each in activity.milestones if each.code == said.about)
    assert f"{activity.title}: “{milestone}” was done." not in [one.says for one in did.findings]


# Slow: makes whole reports.
@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["board", "evaluation", "changes"])
def test_a_report_that_was_taken_is_made_again_whatever_came_that_day(framed, lead, kind):
    since = timezone.localdate() - timedelta(days=60) if kind == "changes" else None
    taken = reports.take(kind, "xlsx", by=lead, since=since)
    activity = founding().activity("coaching")
    activities.give_word(activity=activity, status="off-course", text="Later that day.", by=lead)
    reports.choose_branding(looks=LOOKS, by=lead)
    found = reports.again(taken.made, by=lead)
    assert found.says == "It is the same, to the byte."
    assert found.content == taken.content
    ReportMade.objects.filter(pk=taken.made.pk).update(at=timezone.now())
    taken.made.refresh_from_db()
    assert "Branding" in reports.again(taken.made, by=lead).differs


@pytest.mark.django_db
def test_a_report_is_made_again_though_an_owner_has_left_since(framed, lead, administrator):
    gone = Account.objects.get(pk=lead.pk)
    activity = founding().activity("coaching")
    activities.name_owner(activity=activity, person=gone, by=lead)
    taken = reports.take("board", "xlsx", by=lead)
    disable_account(account=gone, by=administrator)
    again = told_of([activity], known_on=taken.made.at)[activity.code]
    assert (again.person, again.progress.owner_left) == (gone, False)
    assert told_of([activity])[activity.code].progress.owner_left
    assert reports.again(taken.made, by=HOLDER).says == "It is the same, to the byte."


@pytest.mark.django_db
def test_a_day_to_come_is_refused(framed):
    with pytest.raises(UsedWrongly, match="still to come"):
        reporting.report_of("board", on=timezone.localdate() + timedelta(days=1))


@pytest.mark.django_db
@pytest.mark.parametrize("days", [0, -3])
def test_what_changed_needs_a_day_before(framed, days):
    on = timezone.localdate()
    with pytest.raises(UsedWrongly, match="Say since when"):
        reporting.report_of("changes", on=on, since=on - timedelta(days=days))


@pytest.mark.django_db
def test_what_was_decided_since_is_told(framed):
    report = reporting.report_of("changes", since=timezone.localdate() - timedelta(days=90))
    did = next(section for section in report.sections if section.title == "What people did")
    assert any(one.head == "Milestone" for one in did.findings)


@pytest.mark.django_db
def test_branding_is_chosen_by_leads_and_never_written_over(lead, priya):
    assert reporting.brand() == PLAIN
    with pytest.raises(Refused, match="Only partnership leads choose how reports look"):
        reports.choose_branding(looks=LOOKS, by=priya)
    kept = reports.choose_branding(looks=LOOKS, by=lead)
    assert reporting.brand().ink == "#123f63"
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("UPDATE partnership_branding SET name = 'x' WHERE id = %s", [kept.pk])


@pytest.mark.django_db
def test_a_logo_stays_until_it_is_taken_away(lead):
    with_logo = reports.Looks("Five Rivers", "#123f63", "#0b6e69", "Rivers", a_png())
    reports.choose_branding(looks=with_logo, by=lead)
    reports.choose_branding(looks=LOOKS, by=lead)
    assert reporting.brand().kind == "png"
    reports.choose_branding(looks=reports.Looks("Five Rivers", "#123f63", "#0b6e69", logo=b""), by=lead)
    assert reporting.brand().logo == b""


@pytest.mark.django_db
def test_every_fault_of_branding_is_told_at_once(lead):
    looks = reports.Looks("x" * 200, "#ffff00", "blue", logo=b"GIF89a")
    with pytest.raises(cases.NotYet) as told:
        reports.choose_branding(looks=looks, by=lead)
    assert set(told.value.faults) == {"name", "ink", "accent", "logo", "alt"}
    assert not Branding.objects.exists()


@pytest.mark.django_db
def test_branding_holds_what_can_be_shown(lead):
    with pytest.raises(cases.NotYet) as problem:
        reports.choose_branding(looks=reports.Looks("Five\x0b", "#123f63", "#0b6e69", "A\u202e"), by=lead)
    assert set(problem.value.faults) == {"name", "alt"}


def test_whoever_sees_no_figures_takes_no_report(framed, administrator):
    with pytest.raises(Refused, match="see reports"):
        reports.take("board", "xlsx", by=administrator)
    assert not ReportMade.objects.exists()
