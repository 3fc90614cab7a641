"""Rules about the file as a whole (T-F): what it is, how it is laid out, which elements it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenure.returns.csww.fields import FIELDS
from tenure.returns.rows import Csww, LayoutFault
from tenure.returns.rules import rule
from tenure.terms.sources import CSWW_SCHEMA, OUR_READING

Faults = Sequence[LayoutFault]


def _noted(sent: Csww, what: str) -> Faults:
    return [fault for fault in sent.layout if fault.what == what]


def _of_other_years(sent: Csww) -> Iterator[LayoutFault]:
    """Each field that only other years' returns have, once, where it is first met."""
    foreign = [] if sent.year is None else [f for f in FIELDS.values() if not f.stands_in(sent.year)]
    for field in foreign:
        cell = sent.authority.get(field.name)
        row = next((i for i, text in enumerate(sent.columns.get(field.name) or ()) if text), None)
        if cell is not None and cell.text:
            yield LayoutFault("unknown", field.name, cell.line)
        elif row is not None:
            yield LayoutFault("unknown", field.name, sent.lines[row], row)


@rule(
    "T-F01",
    scope="file",
    about="the file",
    says="The file cannot be read as XML.",
    fix="Go to the line and column given, or export the file again from your system.",
    source=OUR_READING,
)
def cannot_be_read(sent: Csww) -> Faults:
    """The reader refuses such a file, so no return that was read is at fault."""
    return ()


@rule(
    "T-F02",
    scope="file",
    about="the file",
    says="The file is not laid out as a CSWW return.",
    fix="Send a Message that holds a Header, one authority block and then the workers.",
    source=CSWW_SCHEMA.at("Message"),
)
def is_not_laid_out_as_a_return(sent: Csww) -> Faults:
    """The reader refuses such a file, so no return that was read is at fault."""
    return ()


@rule(
    "T-F03",
    scope="file",
    about="the file",
    query=True,
    says="The authority block has the name of another collection year; it was read anyway.",
    fix="Call it LALevelVacancies up to 2024 and LALevel from 2025.",
    source=CSWW_SCHEMA.at("LALevelVacancies and LALevel"),
)
def block_is_of_another_year(sent: Csww) -> Faults:
    return _noted(sent, "block")


@rule(
    "T-F04",
    scope="file",
    about="the file",
    query=True,
    says="{field} is not part of the {year} return.",
    fix="Leave it out, or check that the file is for the right year.",
    source=CSWW_SCHEMA,
)
def element_is_not_of_this_year(sent: Csww) -> Faults:
    return [*_noted(sent, "unknown"), *_of_other_years(sent)]


@rule(
    "T-F05",
    scope="file",
    about="the file",
    query=True,
    says="{field} is there more than once for this person; the first was kept.",
    fix="Leave only the one that is right.",
    source=CSWW_SCHEMA.at("CSWWWorker"),
)
def element_is_repeated(sent: Csww) -> Faults:
    return _noted(sent, "repeated")


@rule(
    "T-F06",
    scope="file",
    about="the file",
    query=True,
    says="This person's fields are not in the order of the specification, from {field} on.",
    fix="Put them in order, or let `tenure fix` do it.",
    source=CSWW_SCHEMA.at("CSWWWorker"),
)
def elements_are_out_of_order(sent: Csww) -> Faults:
    return _noted(sent, "order")
