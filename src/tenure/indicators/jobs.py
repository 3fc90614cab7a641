"""Adults' services: who is at work, by which contract, and how far the worker records are whole."""

from __future__ import annotations

from tenure.indicators.definitions import ON_THE_DAY, Counts, Numbers, Ratios, Words, indicator
from tenure.indicators.dimensions import SOCIAL_WORKERS, TOTAL
from tenure.terms.sources import ADULTS_HEADLINES, ADULTS_STAFF, ASCWDS_RETURN, ASCWDS_SERVICE

A_JOB = "A job is one person in one post: a person with two jobs has two records and counts twice."
ROLE_SIX = (
    "Social workers are those whose main job role is social worker (code 6). Qualified ones who manage "
    "are recorded as managers and are not in it."
)
HOURS = (
    "FTE of a job is its hours over 37, at most 1: contracted hours of employees, average hours of "
    "zero-hours contracts and of everyone else. Jobs whose hours are not known add none; "
    "“Hours known” says how many."
)


@indicator(
    "filled-jobs",
    Words(
        label="Filled jobs",
        unit="people",
        taken=ON_THE_DAY,
        better="neither",
        why="Everyone there to do the work, whoever employs them, and the base of the agency share.",
        source=ASCWDS_SERVICE.at("worker records"),
        remarks=(A_JOB, ROLE_SIX, "Vacancies are not included."),
    ),
    by=(TOTAL, "employment"),
    people="filled",
    bases=("jobs", "fte"),
    service="adults",
)
def filled_jobs(c: Counts) -> Numbers:
    """Permanent, temporary, bank or pool, agency and other jobs of social workers."""
    return c.filled


@indicator(
    "in-post",
    Words(
        label="Social workers employed",
        unit="people",
        taken=ON_THE_DAY,
        better="neither",
        why="The people there to do the work, and the base of most rates.",
        source=ASCWDS_SERVICE.at("directly employed"),
        remarks=(A_JOB, ROLE_SIX, HOURS, "Headcount takes each person once within a council."),
    ),
    by=(*SOCIAL_WORKERS, "age-sex"),
    people="in-post",
    bases=("jobs", "headcount", "fte"),
    service="adults",
)
def in_post(c: Counts) -> Numbers:
    """Social workers whom the council employs, permanent or temporary."""
    return c.in_post


@indicator(
    "in-post-share",
    Words(
        label="Share of social workers employed",
        unit="share",
        taken=ON_THE_DAY,
        better="neither",
        why="Shows what the workforce is made of, whatever its size.",
        source=ADULTS_HEADLINES.at("characteristics", settled=False),
        remarks=(A_JOB, "By ethnic group the base is those whose ethnicity is known."),
    ),
    by=SOCIAL_WORKERS[1:],
    people="in-post",
    bases=("jobs", "headcount"),
    service="adults",
)
def in_post_share(c: Counts) -> Ratios:
    """Employed social workers in a group, over all of them."""
    return Ratios(c.in_post, c.all_in_post)


@indicator(
    "agency",
    Words(
        label="Agency workers",
        unit="people",
        taken=ON_THE_DAY,
        better="lower",
        why="Agency workers keep the work moving, cost more, and tend to stay for less time.",
        source=ASCWDS_SERVICE.at("employment status 4"),
        remarks=(A_JOB, HOURS),
    ),
    by=(TOTAL,),
    people="agency",
    bases=("jobs", "fte"),
    service="adults",
)
def agency(c: Counts) -> Numbers:
    """Social workers there through an agency."""
    return c.agency


@indicator(
    "agency-rate",
    Words(
        label="Agency share",
        unit="share",
        taken=ON_THE_DAY,
        better="lower",
        why="A high share means that much of the work rests on people who may soon be elsewhere.",
        source=ADULTS_HEADLINES.at("2023"),
        remarks=(
            "The base is every filled job: bank, pool and others are in it, unlike the children's rate.",
            "Gives the published figure of 2023: 1,900 of 18,500 is 10%.",
        ),
    ),
    by=(TOTAL,),
    people="agency",
    bases=("jobs",),
    service="adults",
)
def agency_rate(c: Counts) -> Ratios:
    """Agency workers, over all filled jobs."""
    return Ratios(c.agency, c.filled)


@indicator(
    "indirect-rate",
    Words(
        label="Indirectly employed",
        unit="share",
        taken=ON_THE_DAY,
        better="lower",
        why="Bank, pool, agency and other staff together: all whom the council does not employ.",
        source=ADULTS_HEADLINES.at("2023"),
        remarks=("Gives the published figure of 2023: 2,300 of 18,500 is 12%.",),
    ),
    by=(TOTAL,),
    people="indirect",
    bases=("jobs",),
    service="adults",
)
def indirect_rate(c: Counts) -> Ratios:
    """Bank or pool, agency and other jobs, over all filled jobs."""
    return Ratios(c.bank + c.agency + c.other, c.filled)


@indicator(
    "managers",
    Words(
        label="Managers",
        unit="people",
        taken=ON_THE_DAY,
        better="neither",
        why="Where qualified social workers go on to, as far as files can say.",
        source=ASCWDS_SERVICE.at("job roles 1, 2, 3, 43 and 45"),
        remarks=("Files do not say which managers are qualified social workers: all are counted here.",),
    ),
    by=(TOTAL, "job-role"),
    people="managers",
    bases=("jobs",),
    service="adults",
)
def managers(c: Counts) -> Numbers:
    """Senior, middle and first-line managers, deputy managers and team leaders in adult social care."""
    return c.managers


@indicator(
    "hours-coverage",
    Words(
        label="Hours known",
        unit="share",
        taken=ON_THE_DAY,
        better="higher",
        why="FTE and full-time pay are as good as the hours they are made from.",
        source=ADULTS_STAFF.at("full-time equivalents"),
        remarks=(HOURS,),
    ),
    by=(TOTAL,),
    people="hours_known",
    bases=("jobs",),
    service="adults",
)
def hours_coverage(c: Counts) -> Ratios:
    """Employed social workers whose hours are known, over all of them."""
    return Ratios(c.hours_known, c.in_post)


@indicator(
    "record-coverage",
    Words(
        label="Record coverage",
        unit="share",
        taken=ON_THE_DAY,
        better="neither",
        why="Where records and stated staff differ, one of the two is wrong and rates are refused.",
        source=ASCWDS_SERVICE.at("TOTALPERMTEMP"),
        remarks=(
            "All job roles together. In spite of its name the stated total is of all staff, agency too.",
            "The return asks for a record for everyone: anything but 100% wants a look.",
        ),
    ),
    by=(TOTAL,),
    people=None,
    bases=("jobs",),
    service="adults",
)
def record_coverage(c: Counts) -> Ratios:
    """Worker records, over the staff that workplaces state."""
    return Ratios(c.records, c.stated)


@indicator(
    "zero-hours-rate",
    Words(
        label="Zero-hours contracts",
        unit="share",
        taken=ON_THE_DAY,
        better="lower",
        why="A contract without hours holds nobody for long.",
        source=ASCWDS_RETURN.at("zero-hours answer"),
        remarks=("Records without an answer, or that do not know, are left out of both.",),
    ),
    by=(TOTAL,),
    people="zero_hours",
    bases=("jobs",),
    service="adults",
)
def zero_hours_rate(c: Counts) -> Ratios:
    """Employed social workers on a zero-hours contract, over those of whom it is known."""
    return Ratios(c.zero_hours, c.zero_hours_known)
