"""Social work education: placements with partners, statutory ones, admissions, and where graduates work."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from tenure.indicators.definitions import Better, Ratios, Words
from tenure.indicators.learning_counts import LearningCounts
from tenure.terms.sources import EXAMPLE_PLAN, PLACEMENTS_GUIDANCE, Source

IN_THE_ACADEMIC_YEAR: Final = "in the academic year to 31 August"
SPLITS: Final = ("total", "phase", "route")
BY_ROUTE: Final = ("total", "route")
EITHER_WAY: Final = (
    "A graduate counts where a council's return shows them in post within twelve months of the end of the "
    "course, or else where the university says so. Of those without a number the university alone knows."
)

Counting = Callable[[LearningCounts], Ratios]


@dataclass(frozen=True, kw_only=True)
class StudyMeasure:
    """One measure of education: call it with counts and it gives ratios. The words are as an indicator's.

    counted   what its base counts: placements, people, applications or results.
    by        the slices it is given by.
    """

    key: str
    label: str
    unit: str
    taken: str
    better: Better
    why: str
    source: Source
    remarks: tuple[str, ...]
    formula: str
    counted: str
    by: tuple[str, ...]
    owner: str
    review: date
    counts: Counting

    def __call__(self, counts: LearningCounts) -> Ratios:
        """The measure of every slice at once."""
        return self.counts(counts)


def _measure(
    key: str, words: Words, *, counted: str, by: tuple[str, ...] = BY_ROUTE
) -> Callable[[Counting], StudyMeasure]:
    """Make a measure of a function; its docstring is the formula in words."""

    def made(counts: Counting) -> StudyMeasure:
        review = _reviews()[key]
        return StudyMeasure(
            key=key,
            **vars(words),
            formula=" ".join((counts.__doc__ or "").split()),
            counted=counted,
            by=by,
            owner=review["owner"],
            review=review["review"],
            counts=counts,
        )

    return made


@cache
def _reviews() -> Mapping[str, Any]:
    text = files("tenure.indicators").joinpath("studying_reviews.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _words(label: str, why: str, source: Source, **more: Any) -> Words:
    usual: dict[str, Any] = {"unit": "share", "taken": IN_THE_ACADEMIC_YEAR, "better": "higher"}
    return Words(label=label, why=why, source=source, **{**usual, **more})


@_measure(
    "partner-placement-share",
    _words(
        "Placements with a partner",
        "A student who has learnt with an employer stays with one: 75% is the plan's aim (¶49h).",
        EXAMPLE_PLAN.at("¶49h, 68f"),
    ),
    counted="placements",
    by=SPLITS,
)
def partner_placement_share(c: LearningCounts) -> Ratios:
    """Placements that began with a full member of the partnership, over all that began."""
    return Ratios(c.with_partner, c.placements)


@_measure(
    "statutory-share",
    _words(
        "Statutory placements",
        "Statutory work is what most graduates go on to do.",
        PLACEMENTS_GUIDANCE.at("statutory tasks"),
    ),
    counted="placements",
    by=SPLITS,
)
def statutory_share(c: LearningCounts) -> Ratios:
    """Statutory placements that began, over all that began."""
    return Ratios(c.statutory, c.placements)


@_measure(
    "both-statutory-share",
    _words(
        "Two statutory placements",
        "The plan asks how many had statutory placements throughout (¶68f).",
        EXAMPLE_PLAN.at("¶68f"),
        better="neither",
    ),
    counted="people",
)
def both_statutory_share(c: LearningCounts) -> Ratios:
    """Graduates whose placements were all statutory, over those with a first and a last on record."""
    return Ratios(c.all_statutory, c.with_two)


@_measure(
    "independent-pe-share",
    _words(
        "Placements with an independent practice educator",
        "The plan wants employers' own educators to take the place of independent ones (¶68g).",
        EXAMPLE_PLAN.at("¶68g"),
        better="lower",
        remarks=("Placements of which the kind of educator is not said are left out of both.",),
    ),
    counted="placements",
    by=SPLITS,
)
def independent_pe_share(c: LearningCounts) -> Ratios:
    """Placements with an independent practice educator, over those of which the kind of educator is known."""
    return Ratios(c.pe_independent, c.pe_known)


@_measure(
    "offer-to-enrolment",
    _words(
        "Offers that became students",
        "Where offers are declined, other courses or the wait are why.",
        EXAMPLE_PLAN.at("¶68a"),
    ),
    counted="applications",
)
def offer_to_enrolment(c: LearningCounts) -> Ratios:
    """Applicants who enrolled, over those to whom a place was offered in the year."""
    return Ratios(c.offers_enrolled, c.offers)


@_measure(
    "mean-tariff",
    _words(
        "Mean entry tariff",
        "The plan keeps entry requirements up (¶49a).",
        EXAMPLE_PLAN.at("¶49a, 68a"),
        unit="points",
        remarks=("Those whose tariff is not given are left out.",),
    ),
    counted="applications",
)
def mean_tariff(c: LearningCounts) -> Ratios:
    """Tariff points of those who enrolled, a mean over those whose points are known."""
    return Ratios(c.tariff, c.tariff_known)


@_measure(
    "readiness-pass-rate",
    _words(
        "Readiness for direct practice passed",
        "Nobody goes on placement before they are found ready (¶49j, 68e).",
        EXAMPLE_PLAN.at("¶68e"),
        remarks=("A resit is a result of its own.",),
    ),
    counted="results",
)
def readiness_pass_rate(c: LearningCounts) -> Ratios:
    """Results of readiness for direct practice that were a pass, over all of them."""
    return Ratios(c.readiness_passed, c.readiness)


@_measure(
    "employed-with-partner",
    _words(
        "Graduates employed with a partner",
        "What the partnership is for: its own graduates in its own posts (¶52, 68i).",
        EXAMPLE_PLAN.at("¶68i"),
        remarks=(EITHER_WAY, "Adults' posts are known from the university alone."),
    ),
    counted="people",
)
def employed_with_partner(c: LearningCounts) -> Ratios:
    """Graduates in post with a partner within twelve months of finishing, over graduates."""
    return Ratios(c.employed, c.finished)


@_measure(
    "grow-your-own-yield",
    _words(
        "Grow your own: employed where they chose",
        "Shows whether the scheme keeps its promise to both sides (¶53a).",
        EXAMPLE_PLAN.at("¶53a"),
        remarks=(EITHER_WAY,),
    ),
    counted="people",
)
def grow_your_own_yield(c: LearningCounts) -> Ratios:
    """Graduates of the scheme in post with the employer they chose within twelve months, over all of them."""
    return Ratios(c.scheme_employed, c.scheme)


STUDY_MEASURES: Final[Mapping[str, StudyMeasure]] = MappingProxyType(
    {
        each.key: each
        for each in (
            partner_placement_share,
            statutory_share,
            both_statutory_share,
            independent_pe_share,
            offer_to_enrolment,
            mean_tariff,
            readiness_pass_rate,
            employed_with_partner,
            grow_your_own_yield,
        )
    }
)
"""Every measure of education by its key."""
