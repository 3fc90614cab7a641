"""The made-up partnership's reports: how they look, two case studies, and a consent that was withdrawn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from tenure.partnership.actions import cases, reports
from tenure.partnership.actions.returns import By
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Account, Branding, CaseStudy
from tenure.partnership.models.members import LEAD
from tenure.partnership.reporting import framework_on
from tenure.strategy.casestudies import Consent, Told

NAME: Final = "Five Rivers Teaching Partnership"
INK, ACCENT = "#123f63", "#0b6e69"
LOGO: Final = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" width="120" height="60">
<rect width="120" height="60" fill="#ffffff"/>
<g fill="none" stroke="#123f63" stroke-width="3" stroke-linecap="round">
<path d="M8 12 C 40 12 44 30 72 30"/><path d="M8 21 C 40 21 46 30 72 30"/><path d="M8 30 H 72"/>
<path d="M8 39 C 40 39 46 30 72 30"/><path d="M8 48 C 40 48 44 30 72 30"/>
</g>
<path d="M72 30 H 112" fill="none" stroke="#0b6e69" stroke-width="9" stroke-linecap="round"/>
</svg>
"""
"""Five rivers that become one: drawn here, and like nobody's."""

STAYED: Final = Told(
    title="The second year became the year to stay",
    activity="consolidation-programme",
    outcome="low-turnover",
    context="A team in Hartwell lost three social workers within eighteen months. Each left in the second or "
    "third year, when the support of the assessed year had ended and the caseload had not.",
    done="Two of the team joined the consolidation programme in its first year. Each had a coach from "
    "another council, four afternoons with the others of the programme, and a caseload agreed with their "
    "manager.\n\nThe manager took part in two of the afternoons.",
    changed="Both are still there, and one now coaches. The team says that an agreed caseload mattered more "
    "to them than the afternoons did.\n\nThis is one team: whether it holds more widely is for the figures "
    "to say.",
    evidence=("children-turnover", "children-early-leavers"),
    told_by="A children in need team in Hartwell",
)
FIRST_POST: Final = Told(
    title="A first post where the last placement was",
    activity="partner-placements",
    outcome="efficient-recruitment",
    context="A student had both placements with one council.",
    done="The second placement was in a team that had a post to fill.",
    changed="The student took the post.",
    evidence=("employed-with-partner",),
    told_by="A graduate of the university",
)


def load_stories(*, on: date | None = None) -> None:
    """Give the made-up partnership its looks and its case studies, once."""
    if Branding.objects.exists() or CaseStudy.objects.exists():
        return
    today = on or timezone.localdate()
    by: By = Account.objects.filter(role=LEAD, is_active=True).first() or HOLDER
    looks = reports.Looks(NAME, INK, ACCENT, "Five rivers that become one", LOGO)
    reports.choose_branding(looks=looks, by=by)
    for told, name in ((STAYED, "The team’s manager"), (FIRST_POST, "The graduate")):
        _tell(told, name, today, by)
    reports.take("board", "xlsx", by=by)
    withdrawn = CaseStudy.objects.get(title=FIRST_POST.title)
    cases.withdraw(case=withdrawn, by=by, on=today)


def _tell(told: Told, name: str, today: date, by: By) -> None:
    """A case study with consent, shared; of its evidence, what the framework has."""
    framework, _ = framework_on(today)
    known = tuple(code for code in told.evidence if framework.kpi(code))
    kept = Told(**{**vars(told), "evidence": known})
    case = cases.tell(told=kept, framework=framework, partner=None, by=by)
    consent = Consent(name, today - timedelta(days=60), "evaluation", today + timedelta(days=670))
    cases.record_consent(case=case, consent=consent, by=by, today=today)
    cases.share(case=case, by=by)
