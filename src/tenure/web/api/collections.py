"""Collections as JSON: where filings stand, reminders, sign-off, engagement, and versions of a return."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ninja import Router, Status

from tenure.partnership import engaging, may, sight, standing
from tenure.partnership.actions import chasing, collections, signing, versions
from tenure.partnership.models import Collection, Filing, Partner
from tenure.partnership.standing import Standing
from tenure.publish.engaging import EngagementRow, engagement_rows
from tenure.terms.problems import UsedWrongly
from tenure.terms.windows import Window
from tenure.web.api.shapes import (
    CollectionIn,
    CollectionOut,
    DatesIn,
    DelegateIn,
    DifferenceOut,
    EngagementOut,
    FilingStandsOut,
    ReasonIn,
    RemindedOut,
    SubmissionOut,
)
from tenure.web.showing import SignedIn

router = Router(tags=["collections"])


def shape_of(one: Standing) -> dict[str, Any]:
    """Where a filing stands, in the names of the glossary."""
    newest = one.newest
    return {
        "collection": one.collection.pk,
        "kind": one.collection.kind,
        "year": one.collection.year,
        "partner": one.partner.number,
        "state": one.state,
        "lacks": one.lacks,
        "due": one.collection.due,
        "days_late": one.days_late,
        "errors": newest.errors if newest else 0,
        "queries": newest.queries if newest else 0,
        "reminders": one.reminders,
        "reminded_at": one.reminded_at,
        "prepared_at": one.filing.prepared_at,
        "signed_at": one.filing.signed_at,
    }


def _filing(request: SignedIn, number: int, partner: str) -> Filing:
    return standing.filing(request.user, number, partner)


def _stands(filing: Filing) -> dict[str, Any]:
    return shape_of(standing.standing(filing))


@router.get("/collections", response=list[CollectionOut], summary="The collections that you may see")
def listing(request: SignedIn) -> Iterable[Collection]:
    may.require(may.see_collections(request.user), by=request.user, about="the collections")
    return standing.collections(request.user)


@router.post("/collections", response={201: CollectionOut}, summary="Open a collection, for leads")
def open_collection(request: SignedIn, asked: CollectionIn) -> Status[Collection]:
    expected = None
    if asked.partners is not None:
        expected = list(Partner.objects.filter(number__in=asked.partners))
    window = None
    if asked.opens and asked.due and asked.closes:
        window = Window(asked.opens, asked.due, asked.closes, "Local: the partnership’s own days")
    made = collections.open_collection(
        kind=asked.kind, year=asked.year, by=request.user, expected=expected, window=window
    )
    return Status(201, made)


@router.get("/filings", response=list[FilingStandsOut], summary="Where filings stand")
def filings(request: SignedIn, kind: str | None = None, year: int | None = None) -> list[dict[str, Any]]:
    may.require(may.see_collections(request.user), by=request.user, about="the collections")
    rows = standing.filings(request.user)
    rows = rows.filter(collection__kind=kind) if kind else rows
    rows = rows.filter(collection__year=year) if year else rows
    return [shape_of(one) for one in standing.standings(rows)]


@router.post("/collections/{int:collection}/dates", response=CollectionOut, summary="Move days, for leads")
def dates(request: SignedIn, collection: int, asked: DatesIn) -> Collection:
    found = standing.collection(request.user, collection)
    days = {name: day for name, day in asked.dict(exclude={"reason"}).items() if day is not None}
    return collections.change_dates(collection=found, days=days, reason=asked.reason, by=request.user)


@router.post("/collections/{int:collection}/remind", response=RemindedOut, summary="Remind all who lack it")
def remind_all(request: SignedIn, collection: int) -> dict[str, Any]:
    found = standing.collection(request.user, collection)
    return _reminded(chasing.remind_all(collection=found, by=request.user))


@router.post("/collections/{int:collection}/of/{slug}/remind", response=RemindedOut, summary="Remind one")
def remind(request: SignedIn, collection: int, slug: str) -> dict[str, Any]:
    return _reminded(chasing.remind(filing=_filing(request, collection, slug), by=request.user))


def _reminded(done: chasing.Reminded) -> dict[str, Any]:
    return {
        "people": done.people,
        "nobody": [partner.number for partner in done.nobody],
        "just_now": [partner.number for partner in done.just_now],
    }


@router.post(
    "/collections/{int:collection}/of/{slug}/delegate", response=FilingStandsOut, summary="Say who sees to it"
)
def delegate(request: SignedIn, collection: int, slug: str, asked: DelegateIn) -> dict[str, Any]:
    filing = _filing(request, collection, slug)
    known = {one.username: one for one in collections.colleagues(filing)}
    if asked.to and asked.to not in known:
        raise UsedWrongly(f"{filing.partner} has no analyst {asked.to}. Name one of its analysts.")
    collections.delegate(filing=filing, to=known.get(asked.to or ""), by=request.user)
    return _stands(filing)


@router.post(
    "/collections/{int:collection}/of/{slug}/prepare",
    response=FilingStandsOut,
    summary="Prepare the sign-off",
)
def prepare(request: SignedIn, collection: int, slug: str) -> dict[str, Any]:
    return _stands(signing.prepare(filing=_filing(request, collection, slug), by=request.user))


@router.post(
    "/collections/{int:collection}/of/{slug}/sign-off",
    response=FilingStandsOut,
    summary="Sign off, for leads",
)
def sign_off(request: SignedIn, collection: int, slug: str) -> dict[str, Any]:
    return _stands(signing.sign_off(filing=_filing(request, collection, slug), by=request.user))


@router.post(
    "/collections/{int:collection}/of/{slug}/reopen", response=FilingStandsOut, summary="Reopen, for leads"
)
def reopen(request: SignedIn, collection: int, slug: str, asked: ReasonIn) -> dict[str, Any]:
    filing = _filing(request, collection, slug)
    return _stands(signing.reopen(filing=filing, reason=asked.reason, by=request.user))


@router.get("/engagement", response=list[EngagementOut], summary="How partners keep up with collections")
def engagement(request: SignedIn) -> list[EngagementRow]:
    return engagement_rows(engaging.filed(request.user))


@router.get(
    "/returns/{int:number}/compare/{int:other}", response=DifferenceOut, summary="How two sendings differ"
)
def compare(request: SignedIn, number: int, other: int) -> Any:
    later, earlier = sight.submission(request.user, number), sight.submission(request.user, other)
    if earlier.number > later.number:
        later, earlier = earlier, later
    return versions.compare(earlier=earlier, later=later, by=request.user)


@router.post("/returns/{int:number}/restore", response={201: SubmissionOut}, summary="Bring a sending back")
def restore(request: SignedIn, number: int) -> Status[dict[str, Any]]:
    sent = sight.submission(request.user, number)
    return Status(201, sight.shown(request.user, versions.restore(submission=sent, by=request.user)))
