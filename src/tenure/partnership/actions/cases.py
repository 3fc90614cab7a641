"""What is done with case studies: told, changed, consented to, shared, and taken out when consent goes."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import cast

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from tenure.partnership import audit, may, reporters
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Account, CaseConsent, CaseStudy, Partner
from tenure.partnership.models.audit import REFUSED
from tenure.partnership.models.members import ANALYST
from tenure.strategy.casestudies import Consent, Scope, Told, consent_faults, faults_of
from tenure.strategy.framework.parts import Framework
from tenure.terms.problems import UsedWrongly


class NotYet(UsedWrongly):
    """Something has to be put right first; `faults` has a sentence for each field."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults = faults


def tell(*, told: Told, framework: Framework, partner: Partner | None, by: By) -> CaseStudy:
    """Keep a new case study, for its writers' eyes. NotYet says what has to be put right."""
    may.require(reporters.write_case(by, partner), by=by, about="a case study")
    _require(faults_of(told, framework))
    with transaction.atomic():
        case = CaseStudy.objects.create(partner=partner, made_by=_maker(by), **_fields(told))
        audit.enter("wrote a case study", f"case study {case.pk}", by=by, partner=partner)
    return case


def change(*, case: CaseStudy, told: Told, framework: Framework, by: By) -> CaseStudy:
    """Put other words in the place of a case study's.

    Consent was given to the words as they were: until it is recorded anew, nobody else sees the new ones.
    """
    may.require(reporters.change_case(by, case), by=by, about=f"case study {case.pk}")
    _require_standing(case)
    _require(faults_of(told, framework))
    if _fields(told) == _fields(told_of(case)):
        return case
    with transaction.atomic():
        for name, value in _fields(told).items():
            setattr(case, name, value)
        case.changed_at, case.shared_at = timezone.now(), None
        case.save()
        audit.enter("changed a case study", f"case study {case.pk}", by=by, partner=case.partner)
    return case


def record_consent(*, case: CaseStudy, consent: Consent, by: By, today: date | None = None) -> CaseConsent:
    """Write down who agreed, when, for whose eyes and until when. The newest consent counts."""
    may.require(reporters.change_case(by, case), by=by, about=f"case study {case.pk}")
    _require_standing(case)
    _require(consent_faults(consent, today=today or timezone.localdate()))
    with transaction.atomic():
        kept = CaseConsent.objects.create(
            case=case,
            given_by=consent.given_by.strip(),
            on=consent.on,
            scope=consent.scope,
            until=consent.until,
            by=_maker(by),
        )
        audit.enter("recorded consent", f"case study {case.pk}", by=by, partner=case.partner)
    return kept


def share(*, case: CaseStudy, by: By) -> None:
    """Show a case study to the whole partnership, and to the reports that its consent covers."""
    may.require(reporters.change_case(by, case), by=by, about=f"case study {case.pk}")
    _require_standing(case)
    if consent_of(case) is None:
        raise UsedWrongly(
            "Nobody’s consent to these words is recorded yet. Record it, then share the case study."
        )
    with transaction.atomic():
        case.shared_at = timezone.now()
        case.save()
        audit.enter("shared a case study", f"case study {case.pk}", by=by, partner=case.partner)


def withdraw(*, case: CaseStudy, by: By, on: date | None = None) -> None:
    """Take a case study out for good: its words go, its number and where it was told stay.

    Nothing brings it back: whoever withdrew consent was promised that.
    """
    may.require(reporters.withdraw_case(by, case), by=by, about=f"case study {case.pk}")
    _require_standing(case)
    with transaction.atomic():
        for name in ("title", "told_by", "context", "done", "changed"):
            setattr(case, name, "")
        case.evidence = []
        case.withdrawn_at = timezone.now()
        case.save()
        case.consents.update(given_by="", withdrawn_on=on or timezone.localdate())
        audit.enter("withdrew a case study", f"case study {case.pk}", by=by, partner=case.partner)


def cases_of(by: By) -> QuerySet[CaseStudy]:
    """The case studies that someone may see: shared ones until their consent ends, and their own.

    Leads see shared ones after that too: whoever withdraws consent may turn to them.
    """
    newest = CaseConsent.objects.filter(case=OuterRef("pk")).order_by("-at", "-pk")
    every = CaseStudy.objects.select_related("partner").prefetch_related("consents")
    every = every.annotate(consented_until=Subquery(newest.values("until")[:1]))
    if not reporters.see_reports(by):
        return every.none()
    if not isinstance(by, Account):
        return every
    shared = every.filter(shared_at__isnull=False)
    if reporters.write_case(by, None):
        return shared | every.filter(partner__isnull=True)
    standing = shared.filter(Q(consented_until=None) | Q(consented_until__gte=timezone.localdate()))
    return standing | every.filter(partner=by.partner) if by.role == ANALYST and by.partner else standing


def case_of(by: By, number: int) -> CaseStudy:
    """One case study, or `OutOfSight` and an entry in the audit."""
    may.require(reporters.see_reports(by), by=by, about="case studies")
    found = cases_of(by).filter(pk=number).first()
    if found is None:
        audit.enter("was refused", f"case study {number}", by=by, outcome=REFUSED)
        raise may.OutOfSight("There is no such case study.")
    return found


def told_of(case: CaseStudy) -> Told:
    """What a case study tells."""
    fields = {name: getattr(case, name) for name in Told.__dataclass_fields__}
    return Told(**fields | {"evidence": tuple(case.evidence)})


def consent_of(case: CaseStudy) -> Consent | None:
    """The consent that a case study's words rest on; None where there is none that stands."""
    found = next(iter(case.consents.all()), None)
    if found is None or found.withdrawn_on is not None or found.at < case.changed_at:
        return None
    return Consent(found.given_by, found.on, cast(Scope, found.scope), found.until)


def _fields(told: Told) -> dict[str, object]:
    stripped = {name: v.strip() if isinstance(v, str) else v for name, v in asdict(told).items()}
    return stripped | {"evidence": list(dict.fromkeys(told.evidence))}


def _require(faults: dict[str, str]) -> None:
    if faults:
        raise NotYet(faults)


def _require_standing(case: CaseStudy) -> None:
    if case.withdrawn_at is not None:
        raise UsedWrongly("Consent to this case study was withdrawn. It cannot be brought back.")


def _maker(by: By) -> Account | None:
    return by if isinstance(by, Account) else None
