"""Agency workers: how many, beside those in post, and how far they cover vacancies."""

from __future__ import annotations

from tenure.indicators.definitions import ON_THE_DAY, Counts, Numbers, Ratios, Words, indicator
from tenure.indicators.dimensions import AGENCY_STAFF, TOTAL
from tenure.terms.sources import CSWW_DASHBOARD, CSWW_DATA_GUIDANCE, CSWW_METHOD

COVER_SOURCE = (
    "Cover is what the authority reports in one number, agency staff are counted from their records; the two "
    "disagree often. DfE marks the rate u where it would pass 100%."
)


@indicator(
    "agency",
    Words(
        label="Agency workers",
        unit="people",
        taken=ON_THE_DAY,
        better="lower",
        why="Agency workers keep cases moving, cost more, and tend to stay for less time.",
        source=CSWW_METHOD.at("agency workers"),
        remarks=("Every record is a person: no duplicates are removed.",),
    ),
    by=AGENCY_STAFF,
    people="agency",
)
def agency(c: Counts) -> Numbers:
    """Social workers there on 30 September whom the authority does not pay directly."""
    return c.agency


@indicator(
    "agency-rate",
    Words(
        label="Agency worker rate",
        unit="share",
        taken=ON_THE_DAY,
        better="lower",
        why="A high rate means that much of the work rests on people who may soon be elsewhere.",
        source=CSWW_DASHBOARD.at("agency worker rate"),
        remarks=(
            "Gives every figure that DfE printed for 2017 to 2023: 1,046 of 1,046 in FTE, "
            "1,053 of 1,053 in headcount.",
        ),
    ),
    by=AGENCY_STAFF,
    people="agency",
)
def agency_rate(c: Counts) -> Ratios:
    """Agency workers, over agency workers plus social workers in post."""
    return Ratios(c.agency, c.agency + c.in_post)


@indicator(
    "agency-cover",
    Words(
        label="Agency workers covering vacancies",
        unit="people",
        taken=ON_THE_DAY,
        better="neither",
        why="Tells agency staff who stand in for an empty post from those who come on top.",
        source=CSWW_DATA_GUIDANCE.at("2024", settled=False),
        remarks=("That the number in the return means covering vacancies is supported, not quoted.",),
    ),
    by=(TOTAL,),
    people="agency-cover",
)
def agency_cover(c: Counts) -> Numbers:
    """Agency workers covering vacancies on 30 September, as the authority counts them."""
    return c.agency_cover


@indicator(
    "agency-cover-rate",
    Words(
        label="Share of agency workers covering vacancies",
        unit="share",
        taken=ON_THE_DAY,
        better="neither",
        why="The rest are there for other reasons, such as sickness, projects or peaks of work.",
        source=CSWW_DATA_GUIDANCE.at("2024"),
        remarks=(COVER_SOURCE, "Gives every figure that DfE printed for 2017 to 2023: 1,006 of 1,006."),
    ),
    by=(TOTAL,),
    people="agency-cover",
    bases=("fte",),
)
def agency_cover_rate(c: Counts) -> Ratios:
    """FTE of agency workers covering vacancies, over FTE of all agency workers."""
    return Ratios(c.agency_cover, c.agency)


@indicator(
    "vacancy-agency-cover-rate",
    Words(
        label="Share of vacancies covered by agency workers",
        unit="share",
        taken=ON_THE_DAY,
        better="neither",
        why="Shows how much of the gap is filled for now, and how much is carried by colleagues.",
        source=CSWW_DATA_GUIDANCE.at("2024", settled=False),
        remarks=(COVER_SOURCE, "Gives every figure that DfE printed for 2017 to 2023: 1,011 of 1,011."),
    ),
    by=(TOTAL,),
    people="agency-cover",
    bases=("fte",),
)
def vacancy_agency_cover_rate(c: Counts) -> Ratios:
    """FTE of agency workers covering vacancies, over vacant FTE."""
    return Ratios(c.agency_cover, c.vacancies)
