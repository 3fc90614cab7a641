"""Who is in post: women and men over the age bands, back to back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tenure.publish import numbers, wording
from tenure.publish.asking import Asked, value_of
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.disclosure import AGE_AND_SEX, NOT_THERE, Seen, Shown
from tenure.publish.drawings import Band, Pyramid
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.sources import source_line
from tenure.publish.tables import figure, words

LEFT: Final = "Female"
RIGHT: Final = "Male"
SIDES: Final = {LEFT: "Women", RIGHT: "Men"}
UNKNOWN_AGE: Final = "Not known"


def pyramid_chart(asked: Asked) -> Chart:
    """The people in post by age and sex, in headcount."""
    found = dict(asked.slices("in-post", "headcount", AGE_AND_SEX))
    ages = [age for age, _ in asked.slices("in-post", "headcount", "age") if _anyone(found, age)]
    bands = tuple(_band(age, found) for age in ages if age != UNKNOWN_AGE)
    drawn = any(band.left or band.right for band in bands)
    women = asked.see("in-post-share", "headcount", dimension="sex", slice=LEFT)
    return Chart(
        key="people-by-age-and-sex",
        title=_title(asked, women),
        subtitle=f"People in post by age and sex, {asked.inside}, {numbers.reference_day(asked.year)}",
        reading=_reading(asked, bands, women),
        alt=_alt(asked, bands),
        source=source_line(asked),
        table=_table(asked, ages, found),
        drawing=Pyramid(bands, SIDES[LEFT], SIDES[RIGHT]) if drawn else None,
        note=_note(asked, found),
        measure="in-post",
    )


def _anyone(found: Mapping[str, Seen], age: str) -> bool:
    sides = [_side(found, age, sex) for sex in SIDES]
    return any(not isinstance(seen, Shown) or seen.value > 0 for seen in sides if seen is not NOT_THERE)


def _side(found: Mapping[str, Seen], age: str, sex: str) -> Seen:
    return found.get(f"{age}, {sex}", NOT_THERE)


def _band(age: str, found: Mapping[str, Seen]) -> Band:
    left, right = (_side(found, age, sex) for sex in (LEFT, RIGHT))
    return Band(age, value_of(left), value_of(right), _short(left), _short(right))


def _said(seen: Seen) -> str:
    return numbers.quantity(seen.value, seen.unit) if isinstance(seen, Shown) else seen.reason


def _short(seen: Seen) -> str:
    return _said(seen) if isinstance(seen, Shown) else "hidden" if seen.symbol == "c" else "none known"


def _largest(asked: Asked) -> str:
    """The age with most people, where every age is shown: a hidden one might be larger."""
    ages = {age: seen for age, seen in asked.slices("in-post", "headcount", "age") if age != UNKNOWN_AGE}
    shown = {age: seen.value for age, seen in ages.items() if isinstance(seen, Shown)}
    if len(shown) < len(ages) or len(shown) < 2:
        return ""
    return max(shown, key=lambda age: shown[age])


def _title(asked: Asked, women: Seen) -> str:
    largest = _largest(asked)
    age = f"the largest group is aged {largest}" if largest else ""
    if not isinstance(women, Shown):
        return wording.first_up(age) or "Who is in post, by age and sex"
    return "; ".join(filter(None, [f"{numbers.rate(women.value)} of those in post are women", age]))


def _reading(asked: Asked, bands: Sequence[Band], women: Seen) -> str:
    people = asked.see("in-post", "headcount")
    if not isinstance(people, Shown):
        return f"The number in post in {asked.inside} is not shown. {wording.first_up(people.reason)}."
    if not bands:
        return f"Ages and sexes are not on record for the {_said(people)} people in post."
    text = f"Of {_said(people)} people in post"
    if isinstance(women, Shown):
        text += f", {numbers.rate(women.value)} are women"
    if bands and all("hidden" in (band.left_said, band.right_said) for band in bands):
        why = "is hidden here" if asked.focus == PARTNERSHIP else f"is shown to {asked.inside} alone"
        return f"{text}; how many are of each age and sex {why}."
    old = asked.see("in-post-share", "headcount", dimension="age", slice="50 to 59")
    oldest = asked.see("in-post-share", "headcount", dimension="age", slice="60 and over")
    if isinstance(old, Shown) and isinstance(oldest, Shown):
        return f"{text}; {numbers.rate(old.value + oldest.value)} are 50 or over."
    hidden = any("hidden" in (band.left_said, band.right_said) for band in bands)
    return f"{text}; some ages are hidden because they stand for few people." if hidden else f"{text}."


def _alt(asked: Asked, bands: Sequence[Band]) -> str:
    said = "; ".join(
        f"{b.name}: {b.left_said} {SIDES[LEFT].lower()}, {b.right_said} {SIDES[RIGHT].lower()}" for b in bands
    )
    return f"Population pyramid of those in post in {asked.inside}, {asked.year}. {said}."


def _note(asked: Asked, found: Mapping[str, Seen]) -> str:
    others = [name for name in found if name.startswith(UNKNOWN_AGE) or not name.endswith((LEFT, RIGHT))]
    counted = [found[name] for name in others]
    if any(not isinstance(seen, Shown) or seen.value for seen in counted):
        return "People whose age or sex is not known are in the table and not in the picture."
    return ""


def _table(asked: Asked, ages: Sequence[str], found: Mapping[str, Seen]) -> Table:
    sexes = [sex for sex, _ in asked.slices("in-post", "headcount", "sex")]
    rows: list[tuple[Cell, ...]] = []
    for age in ages:
        total = asked.see("in-post", "headcount", dimension="age", slice=age)
        rows.append((words(age), *(figure(_side(found, age, sex)) for sex in sexes), figure(total)))
    totals = [asked.see("in-post", "headcount", dimension="sex", slice=sex) for sex in sexes]
    rows.append((words("All ages"), *map(figure, totals), figure(asked.see("in-post", "headcount"))))
    return Table(
        name="people-by-age-and-sex",
        caption=f"People in post by age and sex, {asked.inside}, {numbers.reference_day(asked.year)}",
        columns=("Age", *(SIDES.get(sex, sex) for sex in sexes), "All"),
        rows=tuple(rows),
        units=("", *("people" for _ in sexes), "people"),
    )
