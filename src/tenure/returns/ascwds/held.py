"""What the service holds already: some of its rules ask whether a record is there."""

from __future__ import annotations

from dataclasses import dataclass

from tenure.returns.ascwds.table import PERSON, Tables


@dataclass(frozen=True)
class Held:
    """The records that the service holds, by key without white space.

    workplaces   references of workplaces.
    workers      references of workplace and person.
    """

    workplaces: frozenset[str]
    workers: frozenset[tuple[str, str]]


def assumed(tables: Tables) -> Held:
    """As the files themselves say: a record is held unless its status is NEW."""
    return Held(
        frozenset(_keys(tables, besides="NEW")),
        frozenset(_pairs(tables, besides="NEW")),
    )


def after(tables: Tables) -> Held:
    """What the service holds once it has taken these files: every record that was not to be deleted.

    A record that was to have another reference, or to move to another workplace, is held under the new one.
    """
    return Held(
        frozenset(_keys(tables, besides="DELETE")),
        frozenset(_pairs(tables, besides="DELETE", moved=True)),
    )


def _keys(tables: Tables, *, besides: str) -> list[str]:
    if "workplace" not in tables:
        return []
    table = tables.workplace
    return [key for key, there in zip(table.keys(), table.status != besides, strict=True) if key and there]


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
