"""What the service holds already: some of its rules ask whether a record is there, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tenure.returns.ascwds.table import PERSON, Tables


@dataclass(frozen=True)
class Held:
    """The records that the service holds, by key without white space.

    workplaces   references of workplaces.
    workers      references of workplace and person.
    locations    for each CQC location number the reference of its workplace.
    primary      reference of the account's own workplace; None where that is not known.
    owned_elsewhere   references of subsidiaries that own their data themselves; none where that is not known.
    """

    workplaces: frozenset[str]
    workers: frozenset[tuple[str, str]]
    locations: Mapping[str, str] = field(default_factory=dict)
    primary: str | None = None
    owned_elsewhere: frozenset[str] = frozenset()


def assumed(tables: Tables) -> Held:
    """As the files themselves say: a record is held unless its status is NEW."""
    return Held(
        frozenset(_keys(tables, besides="NEW")),
        frozenset(_pairs(tables, besides="NEW")),
        _locations(tables, besides="NEW"),
    )


def after(tables: Tables) -> Held:
    """What the service holds once it has taken these files: every record that was not to be deleted.

    A record that was to have another reference, or to move to another workplace, is held under the new one.
    Where one workplace is held, it is the account's own; of several, the files do not say which is.
    """
    workplaces = frozenset(_keys(tables, besides="DELETE"))
    return Held(
        workplaces,
        frozenset(_pairs(tables, besides="DELETE", moved=True)),
        _locations(tables, besides="DELETE"),
        primary=next(iter(workplaces)) if len(workplaces) == 1 else None,
    )


def _keys(tables: Tables, *, besides: str) -> list[str]:
    if "workplace" not in tables:
        return []
    table = tables.workplace
    return [key for key, there in zip(table.keys(), table.status != besides, strict=True) if key and there]


def _locations(tables: Tables, *, besides: str) -> Mapping[str, str]:
    if "workplace" not in tables:
        return {}
    table = tables.workplace
    found = zip(table.keys("LOCATIONID"), table.keys(), table.status != besides, strict=True)
    return {number: key for number, key, there in found if number and there}


def _pairs(tables: Tables, *, besides: str, moved: bool = False) -> list[tuple[str, str]]:
    if "worker" not in tables:
        return []
    table = tables.worker
    workplaces, people = table.keys(), table.keys(PERSON)
    if moved:
        now = zip(table.keys("TRANSFERSTAFFRECORD"), workplaces, strict=True)
        called = zip(table.keys("CHGUNIQUEWRKID"), people, strict=True)
        workplaces, people = [new or old for new, old in now], [new or old for new, old in called]
    pairs = zip(workplaces, people, table.status != besides, strict=True)
    return [(workplace, person) for workplace, person, there in pairs if workplace and person and there]
