"""Results of a survey by group: where each stands on every factor, beside everyone who answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenure.benchmark.means import mean_interval
from tenure.publish import numbers
from tenure.publish.contents import Chart, Table
from tenure.publish.disclosure import ANSWERS_HIDDEN
from tenure.publish.drawings import Dot, Dots
from tenure.publish.guarding import EVERYONE, Name
from tenure.publish.surveywords import SCORE
from tenure.publish.tables import words
from tenure.publish.tallies import Asked, factor_row, seen_standing
from tenure.returns.survey.questions import FACTORS, in_language

WHOLE = "Everyone who answered"


def groups_named(about: Asked, by: str, codes: Sequence[str]) -> list[tuple[str, Name]]:
    """Each group with its words; those that nobody chose are left out."""
    question = about.counted.survey.about(by)
    assert question is not None, "results are shown by what a question asks"
    chosen = [c for c in question.choices if c.code in codes and about.counted.groups[by][c.code]]
    return [(in_language(c.words, "en"), (by, c.code)) for c in chosen]


def group_table(about: Asked, by: str, label: str, *, codes: Sequence[str]) -> Table:
    """Where each group stands on every factor, with everyone in the last row."""
    factors = list(about.counted.factors)
    rows = []
    for said, name in (*groups_named(about, by, codes), (WHOLE, EVERYONE)):
        lines = [factor_row(about, factor, said, name) for factor in factors]
        rows.append((words(said), lines[0][1], *(line[2] for line in lines)))
    columns = (label, "Answers", *(FACTORS[f] for f in factors))
    return Table(f"by-{by}", f"How each thing stands by {label.lower()}", columns, tuple(rows))


def group_charts(about: Asked, by: str, label: str, *, codes: Sequence[str]) -> Iterator[Chart]:
    """One chart for each factor: the groups in order, and the level of everyone."""
    named = groups_named(about, by, codes)
    for factor in about.counted.factors:
        yield _chart(about, factor, f"{by}-{factor}", f"by {label.lower()}", named=named)


def _chart(about: Asked, factor: str, key: str, how: str, *, named: Sequence[tuple[str, Name]]) -> Chart:
    dots = [_dot(about, factor, said, name) for said, name in named]
    known = sorted((d for d in dots if d.value is not None), key=lambda d: -(d.value or 0.0))
    hidden = [d for d in dots if d.value is None]
    whole = seen_standing(about, factor)
    title = _finding(FACTORS[factor], known, hidden=bool(hidden))
    rows = tuple(factor_row(about, factor, said, name) for said, name in (*named, (WHOLE, EVERYONE)))
    level = whole[0] if whole else None
    said = f"everyone {numbers.quantity(level, SCORE)}" if level is not None else ""
    return Chart(
        key=key,
        title=title,
        subtitle=f"{FACTORS[factor]} {how}: mean of the answers on their scale; a high mean is always good",
        reading=_reading(known, level) if known else title,
        alt="; ".join(f"{d.name} {d.said}" for d in known) + "." if known else title,
        source=about.source,
        table=Table(key, f"{FACTORS[factor]} {how}", ("", "Answers", "Mean", "From", "To"), rows),
        drawing=Dots((*known, *hidden), False, level, said) if known else None,
        note=f"{len(hidden)} hidden to protect those who answered." if hidden else "",
    )


def _dot(about: Asked, factor: str, said: str, name: Name) -> Dot:
    found = seen_standing(about, factor, name)
    if found is None:
        return Dot(said, "partner", None, ANSWERS_HIDDEN)
    reach = mean_interval(*found)
    low, high = (reach.low, reach.high) if reach else (None, None)
    return Dot(said, "partner", found[0], numbers.quantity(found[0], SCORE), low, high)


def _finding(label: str, known: Sequence[Dot], *, hidden: bool) -> str:
    if not known:
        return f"{label}: {ANSWERS_HIDDEN[:1].lower()}{ANSWERS_HIDDEN[1:]}."
    if len(known) == 1:
        return f"{label} stands at {known[0].said} for {known[0].name}."
    best, worst = known[0], known[-1]
    among = " of those shown" if hidden else ""
    return f"{label}: {best.name} highest{among}, at {best.said}; {worst.name} lowest, at {worst.said}."


def _reading(known: Sequence[Dot], level: float | None) -> str:
    """Which groups stand apart from everyone by more than the range that chance gives them."""
    if level is None:
        return "The bars are the range that chance gives each mean."
    apart = [d.name for d in known if d.low and d.high and not d.low <= level <= d.high]
    if not apart:
        return "Chance alone could give every one of these differences from everyone."
    return f"Apart from everyone by more than chance would give: {numbers.listed(apart)}."
