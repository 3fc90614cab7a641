"""What is said of meetings: the answers of their pages, and minutes as a tagged PDF."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any, Final

from tenure.publish import numbers, wording
from tenure.publish.lettering import plain
from tenure.publish.strategy.reports.paper import STANDARD

STANDS: Final = {
    "made": "decided",
    "recommended": "recommended, to be ratified",
    "ratified": "recommended, and ratified later",
}


def answer_of(first: tuple[str, date] | None, *, late: int, waiting: int) -> str:
    """The answer of the list of meetings: what is next, and what waits."""
    parts = [f"{first[0]} meets next, on {numbers.day(first[1])}." if first else "No meeting is called."]
    if late:
        parts.append(f"{_many(late, 'action')} overdue.")
    if waiting:
        waits = "waits" if waiting == 1 else "wait"
        parts.append(f"{wording.first_up(_count(waiting, 'recommendation'))} {waits} to be ratified.")
    return " ".join(parts)


def actions_answer(own: int, *, late: int) -> str:
    """The answer of a person's own actions."""
    if not own:
        return "You have nothing to do from any meeting."
    said = f"You have {_count(own, 'action')} to do"
    if not late:
        return f"{said}, none of them late."
    if late == own:
        return f"{said}, and {'it is' if own == 1 else 'all are'} overdue."
    return f"{said}; {numbers.count_words(late)} {'is' if late == 1 else 'are'} overdue."


def owners_answer(several: int, names: Sequence[str]) -> str:
    """The answer of the page of what has lost its owner."""
    if not several:
        return "Everything has an owner whose account is open."
    who = names[0] if len(names) == 1 else f"{numbers.count_words(len(names))} people"
    answers = "answers" if len(names) == 1 else "answer"
    return wording.first_up(f"{who} left and still {answers} for {_count(several, 'thing')}.")


def handed_over(several: int, name: str) -> str:
    """What was handed over, to whom."""
    return f"{wording.first_up(_count(several, 'thing'))} handed over to {name}."


def owner_drafted(number: int, name: str) -> str:
    """What became of KPIs whose owner the framework names, and what is to be done."""
    return (
        f"Version {number} of the framework, a draft, names {name} as owner of the KPIs. "
        "It counts once a meeting has agreed it and it is put in force."
    )


def _many(some: int, what: str) -> str:
    return wording.first_up(f"{_count(some, what)} {'is' if some == 1 else 'are'}")


def _count(some: int, what: str) -> str:
    return f"{numbers.count_words(some)} {what}{'' if some == 1 else 's'}"


@dataclass(frozen=True)
class Said:
    """A meeting as its minutes give it.

    came       name, role and whether they came.     items  title and who leads.
    decisions  number, text, how it stands, and when a later meeting ratified it.
    actions    text, owner, due and done.
    held       whether the meeting was held; one to come has an agenda and no minutes.
    ratified   recommendations of earlier meetings that were ratified here, each with its day.
    carried    what earlier meetings left to this one, in sentences; said of a meeting to come alone.
    """

    board: str
    on: date
    place: str
    quorum: str
    came: tuple[tuple[str, str, str], ...]
    items: tuple[tuple[str, str], ...]
    decisions: tuple[tuple[int, str, str, date | None], ...]
    actions: tuple[tuple[str, str, date, date | None], ...]
    minutes: str
    agreed: str
    held: bool = True
    ratified: tuple[tuple[str, date], ...] = ()
    carried: tuple[str, ...] = ()


def minutes_paper(said: Said) -> bytes:
    """The minutes as a tagged PDF (PDF/UA-1). What people wrote is data: nothing of it is read as markup.

    Letters that those of the sheet lack are set as question marks.
    """
    import typst

    template = files("tenure.publish.strategy").joinpath("minutes.typ").read_bytes()
    values = {
        "kind": "Minutes" if said.held else "Agenda",
        "title": f"{said.board}, {numbers.day(said.on)}",
        "place": said.place,
        "quorum": said.quorum if said.held else "",
        "standing": _standing(said),
        "came": [list(each) for each in said.came],
        "items": [[title, lead] for title, lead in said.items],
        "decisions": [[str(n), text, _stands(how, day)] for n, text, how, day in said.decisions],
        "ratified": [f"{text} ({numbers.day(on)})" for text, on in said.ratified],
        "carried": list(said.carried),
        "actions": [_action(*each) for each in said.actions],
        "minutes": [part for part in said.minutes.split("\n\n") if part.strip()],
    }
    asked: dict[str, Any] = {"ignore_system_fonts": True, "pdf_standards": [STANDARD]}
    words = json.dumps(values, ensure_ascii=False)
    try:
        return bytes(typst.compile(template, sys_inputs={"said": words}, **asked))
    except typst.TypstError:
        return bytes(typst.compile(template, sys_inputs={"said": plain(words)}, **asked))


def came_words(came: str, deputy: str) -> str:
    """How a seat was filled, or was not."""
    return f"{came}; {deputy} came instead" if deputy else came


def _standing(said: Said) -> str:
    if not said.held:
        return "The meeting is to come"
    return f"Agreed at: {said.agreed}" if said.agreed else "Draft: not agreed yet"


def _stands(stands: str, ratified: date | None) -> str:
    return f"recommended, and ratified on {numbers.day(ratified)}" if ratified else STANDS[stands]


def carried_words(
    recommended: Sequence[tuple[str, date]], minutes: Sequence[date], actions: Sequence[tuple[str, str, date]]
) -> tuple[str, ...]:
    """What is carried to a meeting, a sentence for each: to ratify, to agree, and to ask after."""
    found = [f"To ratify: {text} ({numbers.day(on)})" for text, on in recommended]
    found += [f"Minutes to agree: {numbers.day(on)}" for on in minutes]
    found += [f"Open action: {text}: {owner}, due {numbers.day(due)}" for text, owner, due in actions]
    return tuple(found)


def _action(text: str, owner: str, due: date, done: date | None) -> list[str]:
    return [text, owner, numbers.day(due), f"done on {numbers.day(done)}" if done else "to do"]
