"""What is done with reports: taken in some form, which is written down, and given their looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, home, may, reporters, reporting
from tenure.partnership.actions.cases import NotYet
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Account, Branding, ReportMade
from tenure.partnership.models.reports import LONGEST_SENTENCE
from tenure.publish.strategy.reports.contrast import colour_fault
from tenure.publish.strategy.reports.logos import Logo, logo_of
from tenure.publish.strategy.reports.parts import Brand, Report
from tenure.publish.strategy.reports.writing import written
from tenure.strategy.framework.checking import hidden_in
from tenure.terms.problems import UsedWrongly

LONGEST_NAME: Final = 120
LONGEST_ALT: Final = 200


@dataclass(frozen=True)
class Taken:
    """A report in one form: its bytes, the report itself, and what was written down of it."""

    content: bytes
    report: Report
    made: ReportMade


@dataclass(frozen=True)
class Looks:
    """How somebody wants reports to look. `logo` None keeps the one there is; empty bytes take it away."""

    name: str
    ink: str
    accent: str
    alt: str = ""
    logo: bytes | None = None


def seen(kind: str, *, by: By, on: date | None = None, since: date | None = None) -> Report:
    """A report to look at; nothing is written down."""
    may.require(reporters.see_reports(by), by=by, about="reports")
    return reporting.report_of(kind, on=on, since=since)


def take(kind: str, form: str, *, by: By, on: date | None = None, since: date | None = None) -> Taken:
    """A report to keep, and an entry of what it was made from and which case studies it tells."""
    report = seen(kind, by=by, on=on, since=since)
    content = written(report, form, home.folder() / "cache" / "charts")
    rests = dict(report.rests)
    with transaction.atomic():
        made = ReportMade.objects.create(
            kind=kind,
            form=form,
            on=report.on,
            title=report.title[:LONGEST_SENTENCE],
            rests=[list(pair) for pair in report.rests],
            stories=[int(n) for n in rests["Case studies"].split(", ") if n.isdigit()],
            sha256=sha256(content).hexdigest(),
            by=by if isinstance(by, Account) else None,
        )
        audit.enter("took a report", f"{kind} report {made.pk}", by=by)
    return Taken(content, report, made)


@dataclass(frozen=True)
class Again:
    """A report made again as it was taken: its bytes, its file's name, and what is another than it was."""

    content: bytes
    file: str
    differs: tuple[str, ...]

    @property
    def says(self) -> str:
        """Whether it is the same, in a sentence."""
        if not self.differs:
            return "It is the same, to the byte."
        return f"It is not the same. What is another: {', '.join(self.differs)}."


def again(made: ReportMade, *, by: By) -> Again:
    """A report that was taken, made again from what was known at that moment."""
    may.require(reporters.see_reports(by), by=by, about=f"report {made.pk}")
    rests = dict(made.rests)
    since = datetime.strptime(rests["Since"], "%d %B %Y").date() if "Since" in rests else None  # noqa: DTZ007
    moment = made.at if timezone.localdate(made.at) == made.on else None
    report = reporting.report_of(made.kind, on=made.on, since=since, moment=moment)
    content = written(report, made.form, home.folder() / "cache" / "charts")
    audit.enter("made a report again", f"{made.kind} report {made.pk}", by=by)
    file = f"{report.file}.{made.form}"
    if sha256(content).hexdigest() == made.sha256:
        return Again(content, file, ())
    now = dict(report.rests)
    others = tuple(name for name in rests | now if rests.get(name) != now.get(name))
    return Again(content, file, others or ("how this version of Tenure writes it",))


def choose_branding(*, looks: Looks, by: By) -> Branding:
    """Make every later report look so. NotYet says what has to be put right, field by field."""
    brand = tried_looks(looks=looks, by=by)
    with transaction.atomic():
        kept = Branding.objects.create(
            name=brand.name,
            ink=brand.ink,
            accent=brand.accent,
            logo=brand.logo,
            kind=brand.kind,
            alt=brand.alt,
            by=by if isinstance(by, Account) else None,
        )
        audit.enter("chose branding", f"branding {kept.pk}", by=by)
    return kept


def tried_looks(*, looks: Looks, by: By) -> Brand:
    """Looks as reports would have them; nothing is kept. NotYet says what has to be put right."""
    may.require(reporters.choose_branding(by), by=by, about="branding")
    logo = _require(looks)
    before = Branding.objects.first()
    if logo is None and before is not None and looks.logo is None:
        logo = Logo(bytes(before.logo), before.kind)
    return Brand(
        name=looks.name.strip(),
        ink=looks.ink.lower(),
        accent=looks.accent.lower(),
        logo=logo.content if logo else b"",
        kind=logo.kind if logo else "",
        alt=looks.alt.strip(),
    )


def _require(looks: Looks) -> Logo | None:
    """The logo that was given, cleaned; NotYet where something is to be put right."""
    faults = {
        "ink": colour_fault(looks.ink, "main colour"),
        "accent": colour_fault(looks.accent, "second colour"),
    }
    if not looks.name.strip():
        faults["name"] = "Give the name that stands on reports."
    elif len(looks.name) > LONGEST_NAME:
        faults["name"] = f"The name has {len(looks.name):,} letters. Use {LONGEST_NAME} or fewer."
    elif any(hidden_in(looks.name)):
        faults["name"] = "The name holds a character that cannot be shown. Type it again."
    if any(hidden_in(looks.alt)):
        faults["alt"] = "The words for the logo hold a character that cannot be shown. Type them again."
    if len(looks.alt) > LONGEST_ALT:
        faults["alt"] = f"The words for the logo have {len(looks.alt):,} letters. Use {LONGEST_ALT} or fewer."
    logo = None
    if looks.logo:
        try:
            logo = logo_of(looks.logo)
        except UsedWrongly as problem:
            faults["logo"] = str(problem)
        if not looks.alt.strip():
            faults["alt"] = "Say in words what the logo shows, for those who do not see it."
    faults = {name: says for name, says in faults.items() if says}
    if faults:
        raise NotYet(faults)
    return logo
