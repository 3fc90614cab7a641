"""The page of the cheapest way to a target, from its kept result. Pounds are rounded to £1,000."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Note, Table
from tenure.publish.drawings import Bar, Bars, Span, Spans
from tenure.publish.planning import pounds
from tenure.publish.planning.contents import PlanTile
from tenure.publish.planning.guarding import FINE, Grain
from tenure.publish.planning.targets import DRAWS, LEVELS, MEASURES, Target, area_words
from tenure.publish.tables import words
from tenure.publish.wording import first_up

MOST_NAMED: Final = 4
"""Activities that one sentence names."""


@dataclass(frozen=True)
class WayPage:
    """The cheapest mix for a target, or the best that can be reached.

    keys  of the activities that are in the mix.
    """

    title: str
    lede: str
    keys: tuple[str, ...]
    tiles: tuple[PlanTile, ...]
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    notes: tuple[Note, ...]
    sources: tuple[str, ...]


def way_for(result: Mapping[str, Any], grain: Grain) -> Mapping[str, Any]:
    """What was worked out, as finely as its reader may see it; targets that round to one are one."""
    if not grain.coarse:
        return result
    target = Target.from_values(result["asked"])

    def rounded(value: float) -> float:
        return grain.rounded(value, _unit(target))

    front = {rounded(one["limit"]): {**one, "limit": rounded(one["limit"])} for one in result["frontier"]}
    found = {
        **result,
        "answer": [rounded(each) for each in result["answer"]],
        "before": [rounded(each) for each in result["before"]],
        "surely": rounded(result["surely"]),
        "frontier": list(front.values()),
    }
    return {**found, "says": _lede(target, found, grain)}


def way_page(result: Mapping[str, Any], grain: Grain = FINE) -> WayPage:
    """What was worked out, in words, charts and tables, as finely as its reader may see it."""
    target = Target.from_values(result["asked"])
    return WayPage(
        title=_title(target, result),
        lede=_lede(target, result, grain),
        keys=tuple(key for key, level in result["mix"].items() if level),
        tiles=_tiles(target, result, grain),
        charts=(_frontier(target, result, grain), _moves(target, result)),
        tables=(_mix(target, result),),
        notes=tuple(Note("about", says) for says in _notes(result)),
        sources=(_source(result),),
    )


def shown(target: Target, value: float, grain: Grain = FINE) -> str:
    """A value of what the target is about: "9.8%", "41"."""
    return grain.said(value, _unit(target))


def _unit(target: Target) -> str:
    return "share" if target.of == "vacancy rate" else "FTE" if "FTE" in target.of else "people"


def wanted(target: Target) -> str:
    """ "a vacancy rate of at most 10.0% in the partnership by 30 September 2029"."""
    how = "at most" if MEASURES[target.of][1] else "at least"
    what = {"vacancy rate": "a vacancy rate of", "vacancies": "vacancies of", "in post": "people in post of",
            "vacancies in FTE": "vacancies in FTE of", "FTE in post": "FTE in post of"}  # fmt: skip
    by = numbers.reference_day(target.by)
    return f"{what[target.of]} {how} {shown(target, target.limit)} in {area_words(target.focus)} by {by}"


def asked_before(asked: Mapping[str, Any]) -> str:
    """A question that was asked, in a line."""
    target = Target.from_values(asked)
    return f"{first_up(wanted(target).removeprefix('a '))}, with a chance of {target.chance:.0%}"


def _title(target: Target, result: Mapping[str, Any]) -> str:
    if not result["reaches"]:
        return f"No mix of these activities reaches {wanted(target)} with a chance of {target.chance:.0%}"
    if not any(result["mix"].values()):
        return f"Nothing has to be done to reach {wanted(target)}"
    least = "At least " if result["unpriced"] else ""
    return f"{least}{pounds.short(result['pounds'])} reaches {wanted(target)}"


def _lede(target: Target, result: Mapping[str, Any], grain: Grain) -> str:
    chance, before = result["chance"], result["chance_before"]
    done = any(result["mix"].values())
    if result["reaches"] and not done:
        return f"Its chance is {chance:.0%} if nothing changes."
    if result["reaches"]:
        return (
            f"The cheapest mix is {_done(target, result)}. The chance that it reaches the target is "
            f"{chance:.0%}; if nothing changes, {before:.0%}."
        )
    limit = "or less" if MEASURES[target.of][1] else "or more"
    best = "None of them brings it nearer than doing nothing."
    if done:
        best = f"The best found is {_done(target, result)}, at {pounds.said(result['pounds'])}."
    return (
        f"{best} With a chance of "
        f"{target.chance:.0%} it comes to {shown(target, result['surely'], grain)} {limit}; the chance that "
        f"it reaches the target is {chance:.0%}. Choose a later year, an easier target or more activities."
    )


def _done(target: Target, result: Mapping[str, Any]) -> str:
    """The activities of the mix in a sentence, with how much of each where it is not the whole; how many,
    where they are too many for one.
    """
    done = sum(map(bool, result["mix"].values()))
    if done > MOST_NAMED:
        return f"{numbers.count_words(done)} of the activities, which stand below"
    shares, said = LEVELS[target.levels], []
    for key, level in result["mix"].items():
        if level:
            part = "" if shares[level - 1] == 1 else f" ({shares[level - 1]:.0%} of its reach)"
            said.append(f"“{target.scenarios[key]['name']}”{part}")
    return numbers.listed(said) or "to do nothing"


def _tiles(target: Target, result: Mapping[str, Any], grain: Grain) -> tuple[PlanTile, ...]:
    low, middle, high = (shown(target, each, grain) for each in result["answer"])
    return (
        PlanTile("cost", "It costs", "in all, whoever pays", "", pounds.short(result["pounds"]),
                 "over all years of the forecast", "no-data", ""),
        PlanTile("chance", "Chance to reach it", "", "", f"{result['chance']:.0%}",
                 f"{result['chance_before']:.0%} if nothing changes", "no-data", ""),
        PlanTile("answer", first_up(target.of), "with it, in the middle of futures", "", middle,
                 f"{low} to {high} in 4 of 5 futures", "no-data",
                 f"{shown(target, result['before'][1], grain)} if nothing changes"),
    )  # fmt: skip


def _frontier(target: Target, result: Mapping[str, Any], grain: Grain) -> Chart:
    """What each target costs; where the one asked for is beyond reach, up to the best there is."""
    points: Sequence[Mapping[str, Any]] = _points(target, result)
    how = "at most" if MEASURES[target.of][1] else "at least"
    bars = tuple(
        Bar(
            f"{how} {shown(target, one['limit'], grain)}",
            pounds.rounded(one["pounds"]),
            pounds.short(one["pounds"]),
        )
        for one in points
    )
    rows = tuple(
        (
            words(shown(target, one["limit"], grain)),
            pounds.cell(one["pounds"]),
            Cell(f"{one['chance']:.0%}", round(100 * one["chance"])),
            words(one["words"]),
        )
        for one in points
    )
    columns = (first_up(target.of), "Cheapest cost", "Chance", "Mix")
    title, reading = "No target is reached", "None is reached."
    if bars:
        title = f"{bars[-1].name} is the hardest of these targets, at {bars[-1].said}"
        reading = "; ".join(f"{bar.name} costs {bar.said}" for bar in bars) + "."
    return Chart(
        key="plan-frontier",
        title=first_up(title),
        subtitle=f"Cheapest cost of each {target.of}, with a chance of {target.chance:.0%}, pounds",
        reading=first_up(reading),
        alt="Bars: " + ", ".join(f"{bar.name} {bar.said}" for bar in bars) + ".",
        source=_source(result),
        table=Table("plan-frontier", "What each target costs", columns, rows),
        drawing=Bars(bars, percent=False) if bars else None,
    )


def _points(target: Target, result: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Targets with what they cost, the easiest first; the best that can be reached among them."""
    points = list(result["frontier"])
    if result["reaches"]:
        return points
    sign = -1 if MEASURES[target.of][1] else 1
    best = {"limit": result["surely"], "pounds": result["pounds"], "chance": target.chance,
            "words": result["words"]}  # fmt: skip
    easier = [one for one in points if sign * one["limit"] < sign * best["limit"]]
    return [*easier, best]


def _moves(target: Target, result: Mapping[str, Any]) -> Chart:
    """What each activity does by itself, the most first."""
    rate, less = _unit(target) == "share", MEASURES[target.of][1]
    spans, rows = [], []
    for one in result["moves"]:
        low, middle, high = one["change"]
        name = f"{one['name']} ({one['level']})"
        spans.append(Span(name, middle, low, high, _change(target, middle)))
        cost = pounds.cell(one["pounds"]) if one["priced"] else words("Nobody said")
        changes = (
            Cell(_change(target, each), round(each * (100 if rate else 1), 2)) for each in (middle, low, high)
        )
        helps = Cell(f"{one['helps']:.0%}", round(100 * one["helps"]))
        rows.append((words(name), *changes, helps, cost))
    columns = ("Activity alone", "Change", "4 in 5: from", "to", "Chance that it helps", "Cost")
    first = spans[0]
    helps_first = first.middle < 0 if less else first.middle > 0
    title = f"{first.name} moves it most" if helps_first else "None by itself moves it clearly"
    sides = ("better", "worse") if less else ("worse", "better")
    return Chart(
        key="plan-moves",
        title=title,
        subtitle=f"Change of {target.of} by each activity alone, {numbers.reference_day(target.by)}",
        reading=_moved_words(first),
        alt="Ranges: " + ", ".join(f"{span.name} {span.said}" for span in spans) + ".",
        source=_source(result),
        table=Table("plan-moves", "What each activity does by itself", columns, tuple(rows)),
        drawing=Spans(tuple(spans), rate, *sides),
    )


def _moved_words(first: Span) -> str:
    """What the activity that moves it most would change."""
    if first.said == "no change":
        return f"Not even {first.name} changes it in the middle of futures."
    return f"{first.name} changes it by {first.said} in the middle of futures."


def _change(target: Target, change: float) -> str:
    said = numbers.change(change, _unit(target))
    if not said.split(" ")[0].strip("0.,"):
        return "no change"
    return f"{'+' if change > 0 else numbers.MINUS}{said}"


def _mix(target: Target, result: Mapping[str, Any]) -> Table:
    """Each activity that was allowed, and how much of it is in the mix."""
    levels = ("not done", *(f"{share:.0%} of its reach" for share in LEVELS[target.levels]))
    rows = tuple(
        (words(str(document["name"])), words(levels[result["mix"][key]]))
        for key, document in target.scenarios.items()
    )
    return Table("plan-mix", "The mix", ("Activity", "How much"), rows)


def _notes(result: Mapping[str, Any]) -> list[str]:
    notes = [
        f"{result['tried']} mixes were worked out on averages, and {result['drawn']} confirmed by {DRAWS:,} "
        "futures each. A rate is of FTE, as everywhere in the plan; the rest counts people where the target "
        "does not say FTE.",
        "Half of an activity reaches half as many people: what is paid for each goes with it, and what is "
        "paid once or by the year stays.",
    ]
    notes += [f"Nobody has said what “{name}” costs, so it counts as free." for name in result["unpriced"]]
    return notes


def _source(result: Mapping[str, Any]) -> str:
    made = result["made_with"]
    return (
        f"Source: Tenure’s forecast from the partnership’s returns, snapshot {made['snapshot'][:12]}; "
        f"{made['draws']:,} futures of each mix, seed {made['seed']}."
    )
