"""Reading a scenario from TOML or JSON. Every fault is told at once, each with where it is in the file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from functools import partial
from math import isfinite
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from unicodedata import category

from tenure.forecast.scenarios.judging import faults_of
from tenure.forecast.scenarios.shape import Scenario
from tenure.terms.problems import HasFindings, Unreadable
from tenure.terms.toml import values_of

Of = TypeVar("Of")
LARGEST = 1_000_000
"""Letters in a scenario file; the largest of the library has some 4,000."""
LONGEST = 2_000
"""Letters in one text of a scenario that names no limit of its own."""


def read_scenario(path: Path) -> Scenario:
    """A scenario from a file named .toml or .json.

    Raises Unreadable where the file is neither, HasFindings with every fault of the scenario.
    """
    if path.suffix.lower() not in (".toml", ".json"):
        raise Unreadable(f"{path.name} is no scenario: its name has to end with .toml or .json.")
    if not path.is_file():
        raise Unreadable(f"There is no file {path.name}. Name a scenario that is there.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Unreadable(f"{path.name} is not plain text. Save it as UTF-8.") from problem
    return scenario_of(text, form=path.suffix.lower()[1:], name=path.name)


def scenario_of(text: str, *, form: str = "toml", name: str = "The scenario") -> Scenario:
    """A scenario from text. `form` is toml or json; `name` is what sentences call it."""
    if len(text) > LARGEST:
        raise Unreadable(f"{name} has more than {LARGEST:,} letters. A scenario has a few thousand.")
    return scenario_from(values_of(text, name=name) if form == "toml" else _json(text, name), name=name)


def _json(text: str, name: str) -> object:
    try:
        said: object = json.loads(text, object_pairs_hook=partial(_once, name))
    except RecursionError as problem:
        raise Unreadable(f"{name} holds lists in lists without end. Take them out.") from problem
    except ValueError as problem:  # not JSON, or a whole number of thousands of digits
        why = problem if isinstance(problem, json.JSONDecodeError) else "a number is too long"
        raise Unreadable(f"{name} cannot be read as JSON: {why}. Mend it there.") from problem
    return said


def _once(name: str, pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A table whose keys stand once each: of two, nobody can say which is meant."""
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in table if keys.count(key) > 1)
        raise Unreadable(f"{name} gives {twice} twice in one place. Keep one of them.")
    return table


def scenario_from(said: object, *, name: str = "The scenario") -> Scenario:
    """A scenario from plain values, as a form or an API sends them."""
    faults: list[str] = []
    made = _record(Scenario, said, "", faults)
    if not faults and made is not None:
        faults.extend(faults_of(made))
        if not faults:
            return made
    raise HasFindings("\n".join(f"{name}: {fault}" for fault in faults))


def _record(cls: type[Of], said: object, where: str, faults: list[str]) -> Of | None:
    if not isinstance(said, Mapping):
        faults.append(f"{where or 'The whole file'} has to be a table of keys and values.")
        return None
    known = {each.name: each for each in fields(cls)}  # type: ignore[arg-type]
    faults.extend(_unknown(said, known, where))
    types, values = hints(cls), {}
    for name, each in known.items():
        at = f"{where}.{name}" if where else name
        if name in said and said[name] is not None:
            values[name] = _value(types[name], said[name], at, each, faults)
        elif each.default is MISSING:
            faults.append(f"{at} is missing. {each.metadata['says']}")
    return None if faults else cls(**values)


def _unknown(said: Mapping[str, object], known: Mapping[str, object], where: str) -> Iterator[str]:
    for key in said:
        if key not in known:
            near = get_close_matches(str(key), known, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(known)}."
            yield f"{where or 'The file'} has a key that is not known, {key}. {hint}"


def hints(cls: type) -> Mapping[str, Any]:
    """The types of a record's fields."""
    return get_type_hints(cls)


def _value(kind: Any, said: object, at: str, about: Field[Any], faults: list[str]) -> Any:
    if isinstance(kind, UnionType):
        kind = next(each for each in get_args(kind) if each is not type(None))
    if get_origin(kind) is tuple:
        if not isinstance(said, list | tuple):
            faults.append(f"{at} has to be a list, as in [ ... ].")
            return ()
        of = get_args(kind)[0]
        return tuple(_value(of, each, f"{at}[{n}]", about, faults) for n, each in enumerate(said, 1))
    if is_dataclass(kind):
        return _record(kind, said, at, faults)  # type: ignore[arg-type]
    if kind is date:
        return _day(said, at, faults)
    if kind is str:
        return _words(said, at, about, faults)
    return _number(kind, said, at, about, faults)


def _day(said: object, at: str, faults: list[str]) -> date:
    if isinstance(said, date):
        return date(said.year, said.month, said.day)
    try:
        return date.fromisoformat(f"{said}-01" if len(str(said)) == 7 else str(said))
    except ValueError:
        faults.append(f"{at} is {str(said)[:40]}, which is no day. Write it as 2027-09-01, or 2027-09.")
        return date.min


def _words(said: object, at: str, about: Field[Any], faults: list[str]) -> str:
    if not isinstance(said, str):
        faults.append(f"{at} has to be words in quotation marks.")
        return ""
    among = about.metadata["among"]
    if among and said not in among:
        near = get_close_matches(said, among, n=1)
        hint = f"Did you mean “{near[0]}”? " if near else ""
        faults.append(f"{at} is “{said[:60]}”. {hint}Use one of: {', '.join(among)}.")
    elif not said.strip() and about.default is MISSING:
        faults.append(f"{at} is empty. {about.metadata['says']}")
    most = int(about.metadata["most"] or LONGEST)
    if len(said) > most:
        faults.append(f"{at} has {len(said):,} letters; use {most:,} or fewer.")
    if not all(map(_printable, said)):
        faults.append(f"{at} holds a mark that cannot be printed. Type it anew.")
    return said


def _printable(letter: str) -> bool:
    """Whether a letter can stand on a page and in every file that is made of one."""
    return letter in "\n\t" or (category(letter) not in ("Cc", "Cs") and ord(letter) & 0xFFFE != 0xFFFE)


def _finite(said: object) -> bool:
    try:
        return not isinstance(said, bool) and isinstance(said, int | float) and isfinite(said)
    except OverflowError:
        return False


def _number(kind: type, said: Any, at: str, about: Field[Any], faults: list[str]) -> float:
    if not _finite(said):
        faults.append(f"{at} is {str(said)[:40]!r}, which is no number. {about.metadata['says']}")
        return 0
    least, most = about.metadata["least"], about.metadata["most"]
    if (least is not None and said < least) or (most is not None and said > most):
        span = f"from {least:g}" + (f" to {most:g}" if most is not None else "")
        faults.append(f"{at} is {said:g}; it has to be {span}. {about.metadata['says']}")
    if kind is int and said != int(said):
        faults.append(f"{at} is {said:g}; it has to be a whole number.")
    return int(said) if kind is int else float(said)
