"""Adults' services: leavers as persons, by holding each year's worker file against the one before."""

from __future__ import annotations

from tenure.indicators.definitions import IN_THE_YEAR, Counts, Numbers, Ratios, Words, indicator
from tenure.indicators.dimensions import SOCIAL_WORKERS, TOTAL
from tenure.terms.sources import OUR_READING

SOURCE = OUR_READING.at("successive worker files")
HOW_FOUND = (
    "Employed in last year's file and in no employed job of this year's at the same council. They left "
    "between the two Septembers; no file says on which day."
)
HOW_LINKED = (
    "People are told apart by National Insurance number, else by the workplace's and worker's own "
    "references: one without a number whose reference changes looks like a leaver."
)
UNSEEN = (
    "Someone who came and left between two Septembers is in neither file, and only in the stated leavers."
)
SIZES = "Age and time in role are those of the 30 September after; the base is those employed that day."


@indicator(
    "leavers-found",
    Words(
        label="Leavers found",
        unit="people",
        taken=IN_THE_YEAR,
        better="lower",
        why="The leavers workplaces state have no age, sex or time in role. These have.",
        source=SOURCE,
        remarks=(HOW_FOUND, HOW_LINKED, UNSEEN, SIZES),
    ),
    by=SOCIAL_WORKERS,
    people="found",
    bases=("headcount",),
    service="adults",
)
def leavers_found(c: Counts) -> Numbers:
    """People employed as social workers last September and no longer employed in this September's file."""
    return c.found


@indicator(
    "turnover-found-rate",
    Words(
        label="Turnover seen in files",
        unit="share",
        taken=IN_THE_YEAR,
        better="lower",
        why="Shows who goes: the labour market plan watches those in their first three years (¶39f).",
        source=SOURCE,
        remarks=(HOW_FOUND, HOW_LINKED, UNSEEN, SIZES),
    ),
    by=SOCIAL_WORKERS,
    people="found",
    bases=("headcount",),
    service="adults",
)
def turnover_found_rate(c: Counts) -> Ratios:
    """Leavers found by comparing two files, over social workers employed on the day."""
    return Ratios(c.found, c.in_post)


@indicator(
    "leavers-found-share",
    Words(
        label="Share of leavers found",
        unit="share",
        taken=IN_THE_YEAR,
        better="neither",
        why="Shows who leaves, and after how long.",
        source=SOURCE,
        remarks=(HOW_FOUND, "By ethnic group the base is leavers whose ethnicity is known."),
    ),
    by=SOCIAL_WORKERS[1:],
    people="found",
    bases=("headcount",),
    service="adults",
)
def leavers_found_share(c: Counts) -> Ratios:
    """Leavers found in a group, over all leavers found."""
    return Ratios(c.found, c.all_found)


@indicator(
    "leavers-gap",
    Words(
        label="Leavers stated and not found",
        unit="people",
        taken=IN_THE_YEAR,
        better="neither",
        why="Two ways of counting the same people: where they differ by much, one of them is wrong.",
        source=SOURCE,
        remarks=(
            UNSEEN,
            "Below zero: more people are gone from the file than workplaces state as leavers. References "
            "that changed look like that, and so do leavers nobody counted.",
        ),
    ),
    by=(TOTAL,),
    people="found",
    bases=("headcount",),
    service="adults",
)
def leavers_gap(c: Counts) -> Numbers:
    """Leavers as workplaces state them, less the leavers found by comparing two files."""
    return c.leavers - c.found[:, :1]
