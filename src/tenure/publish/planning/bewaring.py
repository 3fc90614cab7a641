"""What to know before using an arm's figures: each kind of caution once, with what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from tenure.publish import numbers
from tenure.publish.contents import Note
from tenure.publish.planning.effects import ACTS, effects_named, is_assumed

if TYPE_CHECKING:
    from tenure.forecast.scenarios.overlaps import Beware
    from tenure.forecast.scenarios.shape import Change, Scenario

Named = dict[str, tuple["Scenario", "Change"]]

ASSUMED: Final = "check"
"""The kind of note that says which sizes no study supports."""


def beware_notes(scenarios: Sequence[Scenario], bewares: Sequence[Beware]) -> Iterator[Note]:
    """One note for each kind of caution: sizes that no study supports come first."""
    named = {f"{s.key}/{change.key}": (s, change) for s in scenarios for change in s.effects}
    called = effects_named(scenarios)
    yield from _assumed(named)
    of_kind: dict[str, list[Beware]] = {}
    for each in bewares:
        of_kind.setdefault(each.kind, []).append(each)
    for kind, says in _SAYS.items():
        found = of_kind.get(kind, [])
        if found:
            about = [f"“{called[name]}”" for each in found for name in each.effects[:1]]
            yield Note("about", says.format(about=numbers.listed(list(dict.fromkeys(about)))))
    if any(change.on == "caseload cap" for _, change in named.values()):
        yield Note("about", FOLLOWS)
    for each in of_kind.get("overlap", ()):
        yield Note("about", _overlap(named, each))


_SAYS = {
    "late": "It begins after the last month shown, so it changes nothing here: {about}.",
    "nobody": "It reaches nobody in this forecast: {about}.",
    "band": (
        "Chances of leaving are known by bands of months in post. This one begins or ends within a band, "
        "so people of that band are reached in part: {about}."
    ),
    "choice": ("It is a decision and not an estimate, so every future has it at its stated size: {about}."),
    "unverified": "The source could not be checked: {about}.",
}
"""What is said of each kind of caution, in the order they are said."""


FOLLOWS = (
    "Posts follow the work in each future, and never fall below those there are now. “How much work there "
    "may be” says where the work is known from."
)


def _assumed(named: Named) -> Iterator[Note]:
    assumed = [name for name, (_, change) in named.items() if is_assumed(change)]
    if not assumed:
        return
    if len(assumed) == len(named):
        how_many = (
            "This effect is"
            if len(named) == 1
            else f"{'Both' if len(named) == 2 else f'All {numbers.count_words(len(named))}'} effects are"
        )
    else:
        how_many = f"{len(assumed)} of {len(named)} effects {'is' if len(assumed) == 1 else 'are'}"
    sizes = "an assumption" if len(assumed) == 1 else "assumptions"
    which = [f"“{name}”" for name in dict.fromkeys(named[each][0].name for each in assumed)]
    about = "" if len(assumed) == len(named) else f" ({numbers.listed(which)})"
    it = "it is" if len(assumed) == 1 else "they are"
    yield Note(
        ASSUMED,
        f"{how_many} {sizes}{about}: no study was found that says how large {it}. “What is assumed” on this "
        "page has each size; change one where you know better.",
    )


def _overlap(named: Named, one: Beware) -> str:
    (first, _), (second, _) = (named[name] for name in one.effects)
    kind = named[one.effects[0]][1].on
    who = f"“{first.name}” and “{second.name}” both change"
    if first is second:
        who = f"“{first.name}” changes in two ways"
    since = f" from {one.since:%B %Y}" if one.since else ""
    return (
        f"{who} {ACTS[kind]} for the same people{since}. The forecast lets each work as if the other "
        "were not there; if they reach the same people by the same means, less is gained than shown."
    )
