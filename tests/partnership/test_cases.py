"""Case studies: told by their writers, shared with consent, and gone for good when it is withdrawn."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from tenure.partnership import reporting
from tenure.partnership.actions import cases, reports
from tenure.partnership.framing import load_framework
from tenure.partnership.may import HOLDER, OutOfSight, Refused
from tenure.partnership.models import AuditEntry, CaseStudy, ReportMade
from tenure.strategy.casestudies import Consent
from tenure.strategy.framework.reading import founding
from tenure.terms.problems import UsedWrongly
from tests.strategy.test_casestudies import TOLD


@pytest.fixture
def framed(filled):
    """A home with a record and the founding framework in force."""
    load_framework()


def a_case(by, partner=None, **changed):
    return cases.tell(told=replace(TOLD, **changed), framework=founding(), partner=partner, by=by)


def a_consent(**changed):
    today = timezone.localdate()
    given = Consent("Amara’s manager", today, "evaluation", today + timedelta(days=365))
    return replace(given, **changed)


def a_shared_case(by, partner=None, **consent):
    case = a_case(by, partner)
    cases.record_consent(case=case, consent=a_consent(**consent), by=by)
    case.refresh_from_db()
    cases.share(case=case, by=by)
    return case


def told_in(scope="partnership"):
    return [story.number for story in reporting.material(scope, timezone.localdate()).stories]


def test_a_case_study_is_shared_only_with_consent(priya, northvale):
    case = a_case(priya, northvale)
    with pytest.raises(UsedWrongly, match="Nobody’s consent to these words is recorded yet"):
        cases.share(case=case, by=priya)


def test_other_words_need_a_consent_of_their_own(priya, otto, northvale):
    case = a_shared_case(priya, northvale)
    cases.change(case=case, told=TOLD, framework=founding(), by=priya)
    assert case in cases.cases_of(otto)

    cases.change(case=case, told=replace(TOLD, done="Something else."), framework=founding(), by=priya)

    assert case not in cases.cases_of(otto)
    assert cases.consent_of(case) is None
    with pytest.raises(UsedWrongly, match="consent to these words"):
        cases.share(case=case, by=priya)
    cases.record_consent(case=case, consent=a_consent(), by=priya)
    case.refresh_from_db()
    cases.share(case=case, by=priya)
    assert case in cases.cases_of(otto)


@pytest.mark.django_db
def test_reports_tell_a_case_study_to_the_readers_its_consent_covers(framed, lead):
    case = a_shared_case(lead, scope="partnership")
    assert told_in() == [case.pk]
    assert told_in("evaluation") == []


@pytest.mark.django_db
def test_a_consent_that_ended_tells_nothing(framed, lead):
    case = a_shared_case(lead)
    case.consents.update(until=timezone.localdate() - timedelta(days=1))
    assert told_in() == []


@pytest.mark.django_db
def test_withdrawn_is_gone_from_later_reports_and_listed_in_earlier_ones(framed, lead):
    case = a_shared_case(lead)
    made = reports.take("board", "xlsx", by=lead).made
    assert made.stories == [case.pk]
    cases.withdraw(case=case, by=lead)
    assert reports.take("board", "xlsx", by=lead).made.stories == []
    assert ReportMade.objects.get(pk=made.pk).stories == [case.pk]
    kept = CaseStudy.objects.get(pk=case.pk)
    assert (kept.title, kept.told_by, kept.context, kept.evidence) == ("", "", "", [])
    assert kept.consents.get().given_by == ""


def test_what_was_withdrawn_cannot_be_brought_back(lead):
    case = a_shared_case(lead)
    cases.withdraw(case=case, by=lead)
    for act in (
        lambda: cases.share(case=case, by=lead),
        lambda: cases.record_consent(case=case, consent=a_consent(), by=lead),
        lambda: cases.change(case=case, told=TOLD, framework=founding(), by=lead),
        lambda: cases.withdraw(case=case, by=lead),
    ):
        with pytest.raises(UsedWrongly, match="cannot be brought back"):
            act()


def test_the_audit_names_nobody_and_no_word_of_a_case_study(lead):
    a_shared_case(lead)
    said = repr(list(AuditEntry.objects.values_list("what", "about", "counts")))
    assert "Amara" not in said
    assert TOLD.title not in said


def test_otto_sees_a_case_study_of_northvales_once_it_is_shared(priya, otto, northvale):
    case = a_case(priya, northvale)
    assert list(cases.cases_of(otto)) == []
    with pytest.raises(OutOfSight, match="There is no such case study"):
        cases.case_of(otto, case.pk)
    assert AuditEntry.objects.filter(outcome="refused").get().about == f"case study {case.pk}"
    cases.record_consent(case=case, consent=a_consent(), by=priya)
    case.refresh_from_db()
    cases.share(case=case, by=priya)
    assert cases.case_of(otto, case.pk) == case
    for act in (cases.withdraw, cases.share):
        with pytest.raises(Refused):
            act(case=case, by=otto)


def test_once_its_consent_has_ended_a_case_study_is_for_its_writers_and_leads(
    priya, otto, board, lead, northvale
):
    case = a_shared_case(priya, northvale, until=timezone.localdate())
    assert [cases.case_of(by, case.pk).pk for by in (priya, otto, board, lead)] == [case.pk] * 4
    case.consents.update(until=timezone.localdate() - timedelta(days=1))
    assert [cases.case_of(by, case.pk).pk for by in (priya, lead)] == [case.pk] * 2
    for by in (otto, board):
        assert not cases.cases_of(by)
        with pytest.raises(OutOfSight):
            cases.case_of(by, case.pk)
    cases.withdraw(case=case, by=lead)
    assert case not in cases.cases_of(otto)
    again = a_shared_case(priya, northvale, until=None)
    assert [each.pk for each in cases.cases_of(otto)] == [again.pk]


def test_a_lead_may_take_out_what_a_partner_shared(priya, lead, northvale):
    case = a_shared_case(priya, northvale)
    cases.withdraw(case=case, by=lead)
    assert case.withdrawn_at is not None


def test_a_board_member_reads_and_writes_nothing(board):
    with pytest.raises(Refused, match="Partnership leads and analysts write case studies"):
        a_case(board)


def test_every_fault_is_told_at_once(lead):
    with pytest.raises(cases.NotYet) as told:
        a_case(lead, title="x" * 5000, outcome="")
    assert set(told.value.faults) == {"title", "outcome"}


def test_whoever_holds_the_home_sees_all(priya, northvale):
    a_case(priya, northvale)
    assert cases.cases_of(HOLDER).count() == 1
