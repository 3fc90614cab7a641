"""Two sendings of one return beside each other: who came, who is gone, and which cells changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tenure.returns.rows import Csww

Record = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One cell that differs: whose (empty for the return's own), which field, what stood and what stands."""

    person: str
    field: str
    was: str
    now: str


@dataclass(frozen=True)
class Difference:
    """What sets a later sending apart from an earlier one.

    added, gone  the people of records that only one of them has, in the order of their file.
    changed      the cells that differ in records that both have, person by person.
    same         how many records are alike in both.
    """

    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[Changed, ...]
    same: int

    @property
    def by_field(self) -> Mapping[str, int]:
        """How many cells changed in each field, the most first."""
        counts: dict[str, int] = defaultdict(int)
        for each in self.changed:
            counts[each.field] += 1
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @property
    def people_changed(self) -> int:
        return len({each.person for each in self.changed if each.person})


def difference(earlier: Csww, later: Csww) -> Difference:
    """Compare two sendings by registration number.

    Someone with several records is compared record by record: those alike are set apart first, the rest are
    taken in the order of the file. 1.0 and 1.000000 are the same number, written otherwise.
    """
    fields = list(dict.fromkeys((*earlier.columns, *later.columns)))
    then, now = _by_person(earlier, fields), _by_person(later, fields)
    return records_apart(then, now, fields, own=tuple(_own_fields(earlier, later)))


def records_apart(
    then: Mapping[str, Sequence[Record]],
    now: Mapping[str, Sequence[Record]],
    fields: Sequence[str],
    *,
    own: Sequence[Changed] = (),
) -> Difference:
    """Compare the records of two sendings, person by person or reference by reference.

    own  what is known already to differ in the return itself.
    """
    changed = list(own)
    added: list[str] = []
    gone: list[str] = []
    same = 0
    for person in dict.fromkeys((*then, *now)):
        before, after, alike = _unlike(then.get(person, []), now.get(person, []))
        same += alike
        for was, is_now in zip(before, after, strict=False):
            changed += _cells(person, fields, was, is_now)
        gone += [person] * (len(before) - len(after))
        added += [person] * (len(after) - len(before))
    return Difference(tuple(added), tuple(gone), tuple(changed), same)


def _by_person(sent: Csww, fields: Sequence[str]) -> dict[str, list[Record]]:
    people: dict[str, list[Record]] = defaultdict(list)
    columns = [[text or "" for text in sent.column(name)] for name in fields]
    for person, *cells in zip(sent.column("SWENo"), *columns, strict=True):
        people["".join((person or "").split()).upper()].append(tuple(cells))
    return people


def _unlike(before: Sequence[Record], after: Sequence[Record]) -> tuple[list[Record], list[Record], int]:
    """The records of one person that the other sending does not have just so, and how many it has."""
    counts = Counter(map(_plain_record, after))
    only_before = []
    for record in before:
        if counts[plain := _plain_record(record)]:
            counts[plain] -= 1
        else:
            only_before.append(record)
    left = []
    for record in after:
        if counts[plain := _plain_record(record)]:
            counts[plain] -= 1
            left.append(record)
    return only_before, left, len(before) - len(only_before)


def _cells(person: str, fields: Sequence[str], was: Record, now: Record) -> Iterator[Changed]:
    for name, then, is_now in zip(fields, was, now, strict=True):
        if _plain(then) != _plain(is_now):
            yield Changed(person, name, then, is_now)


def _own_fields(earlier: Csww, later: Csww) -> Iterator[Changed]:
    """The header's and the authority's own fields; the moment at which a file was made always differs."""
    for then, now in ((earlier.header, later.header), (earlier.authority, later.authority)):
        for name in dict.fromkeys((*then, *now)):
            was = (then[name].text if name in then else None) or ""
            is_now = (now[name].text if name in now else None) or ""
            if _plain(was) != _plain(is_now) and name != "DateTime":
                yield Changed("", name, was, is_now)


def _plain_record(record: Record) -> Record:
    return tuple(map(_plain, record))


def _plain(text: str) -> str:
    """A number with a point without the zeros at its end; any other text as it is."""
    if "." not in text or not text.replace(".", "", 1).isdigit():
        return text
    return text.rstrip("0").rstrip(".")
