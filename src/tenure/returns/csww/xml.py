"""Reading a return sent as XML, of any layout from 2021 to 2025."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from lxml import etree

from tenure.returns.csww.fields import FIELDS, Record, block_name
from tenure.returns.csww.limits import MOST_RECORDS, MOST_TAGS
from tenure.returns.csww.plain import plain_records
from tenure.returns.csww.records import Records, columns_of, line_of
from tenure.returns.csww.xml_faults import sentence_for
from tenure.returns.limits import LONGEST_CELL, too_long, too_many_records
from tenure.returns.rows import Cell, Csww, LayoutFault
from tenure.terms.problems import Unreadable

BLOCKS = ("LALevelVacancies", "LALevel")
WORKER = "CSWWWorker"
_A_MILLION = 1_000_000
_LATE_DECLARATION = re.compile(rb"(?<=\s)<\?xml\s[^<>]*\?>")
_WORKER_TAG = re.compile(rb"<(?:[\w.-]+:)?CSWWWorker[\s/>]")
_LINES_A_TREE_COUNTS = 65_534
_OTHER_PARTS = 100
"""Parts of a return that are no social workers: its header, its authority block, and what is unknown."""

_GROUPS = {"Header": ("CollectionDetails", "Source")}


def read_xml(data: bytes) -> Csww:
    """A return from an XML file in UTF-8; its name, hash and true encoding are left to the caller.

    Raises   Unreadable where it is not well-formed XML (T-F01) or not laid out as this return (T-F02).
    """
    _refuse_document_type(data)
    if data[:1].isspace():
        data = _LATE_DECLARATION.sub(lambda found: b" " * len(found[0]), data, count=1)
    return _read_plainly(data.decode("utf-8")) or _read_as_a_tree(data)


def _read_plainly(text: str) -> Csww | None:
    """The return in a plainly written file, of which only the top is parsed; None where it is not plain."""
    plain = plain_records(text)
    if plain is None:
        return None
    before, records = plain
    try:
        root = _tree(f"{before}<{WORKER}/></Message>".encode())
    except etree.XMLSyntaxError:
        return None
    if [local(child.tag) for child in root].count(WORKER) != 1:
        return None
    _refuse_long_cells(root)
    return _with_its_top(root, records)


def _read_as_a_tree(data: bytes) -> Csww:
    apart = _furthest_apart(data)
    try:
        root = _tree(data)
    except etree.XMLSyntaxError as fault:
        raise Unreadable(f"{sentence_for(fault, data)} (T-F01)") from None
    if apart > LONGEST_CELL:
        _refuse_long_cells(root)
    return _with_true_lines(_with_its_top(root, None), data)


def _with_true_lines(sent: Csww, data: bytes) -> Csww:
    """The return with the lines of its records counted again where they are more than a tree can count."""
    if sent.lines[-1] < _LINES_A_TREE_COUNTS:
        return sent
    lines, line, at = [], 1, 0
    for tag in _WORKER_TAG.finditer(data):
        line += data.count(b"\n", at, tag.start())
        at = tag.start()
        lines.append(line)
    return replace(sent, lines=lines) if len(lines) == len(sent) else sent


def _with_its_top(root: etree._Element, records: Records | None) -> Csww:
    """The return: its header and authority block from the tree, and its records unless they are at hand."""
    if len(root) > MOST_RECORDS + _OTHER_PARTS:
        raise too_many_records(MOST_RECORDS)
    parts = [(local(child.tag), child) for child in root]
    header, block, workers = _header_block_and_workers(root, parts)
    said, header_faults = _cells(header, "header")
    authority, block_faults = _cells(block, "authority")
    found = records or columns_of(workers)
    strangers = [_unknown(child) for tag, child in parts if tag not in ("Header", WORKER, *BLOCKS)]
    sent = Csww("", "", "xml", "UTF-8", local(block.tag), said, authority, found.columns, found.lines)
    layout = (*strangers, *header_faults, *_another_years_block(sent, block), *block_faults, *found.faults)
    return sent.with_layout(layout)


def local(tag: object) -> str:
    """An element's name without its namespace."""
    return str(tag).rpartition("}")[2]


def _refuse_document_type(data: bytes) -> None:
    at = data.find(b"<!DOCTYPE")
    if at >= 0:
        line = data.count(b"\n", 0, at) + 1
        raise Unreadable(
            f"Line {line}: the file declares a document type (DOCTYPE), which no return does and which can "
            "do harm. Export the return again without it. (T-F01)"
        )


def _tree(data: bytes) -> etree._Element:
    """The root element. Nothing is fetched and no entity is opened."""
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True, remove_blank_text=True,
    )  # fmt: skip
    return etree.fromstring(data, parser)


def _header_block_and_workers(
    root: etree._Element, parts: Sequence[tuple[str, etree._Element]]
) -> tuple[etree._Element, etree._Element, list[etree._Element]]:
    """The three parts of a return, each there and in that order."""
    if local(root.tag) != "Message":
        raise _not_laid_out(
            f"The file begins with <{local(root.tag)[:40]}>; a workforce return begins with <Message>. "
            "Check that it is the right file."
        )
    headers = [child for tag, child in parts if tag == "Header"]
    blocks = [child for tag, child in parts if tag in BLOCKS]
    workers = [child for tag, child in parts if tag == WORKER]
    if not workers:
        _refuse_another_census(headers)
    _need_exactly_one(headers, "header (Header)")
    _need_exactly_one(blocks, "authority block (LALevel)")
    if not workers:
        raise _not_laid_out("The return holds no social workers (CSWWWorker). Export it again with them.")
    order = [tag for tag, _ in parts if tag in ("Header", WORKER, *BLOCKS)]
    if order[0] != "Header" or order[1] not in BLOCKS:
        raise _not_laid_out(
            "The parts of the return are out of order: the header comes first, then the authority block, "
            "then the social workers. Export it again."
        )
    return headers[0], blocks[0], workers


def _need_exactly_one(found: Sequence[etree._Element], what: str) -> None:
    if not found:
        raise _not_laid_out(f"The return has no {what}. Export it again with one.")
    if len(found) > 1:
        raise _not_laid_out(
            f"Line {line_of(found[1])}: the return has a second {what}. Take out the one that is not meant."
        )


def _refuse_another_census(headers: Iterable[etree._Element]) -> None:
    for header in headers:
        for element in header.iter():
            name = (element.text or "").strip()
            if local(element.tag) == "Collection" and name not in ("", "CSWW"):
                raise _not_laid_out(
                    f"The file is a return of another collection, {name[:40]}; the children's social work "
                    "workforce return is CSWW. Send that one."
                )


def _not_laid_out(sentence: str) -> Unreadable:
    return Unreadable(f"{sentence} (T-F02)")


def _cells(part: etree._Element, record: Record) -> tuple[dict[str, Cell], list[LayoutFault]]:
    """The fields of the header or the authority block, and what was out of place there."""
    cells: dict[str, Cell] = {}
    faults: list[LayoutFault] = []
    for element in part.iterdescendants():
        name, line = local(element.tag), line_of(element)
        field = FIELDS.get(name)
        if field is None or field.record != record:
            if name not in _GROUPS.get(local(part.tag), ()):
                faults.append(_unknown(element))
        elif name in cells:
            faults.append(LayoutFault("repeated", name, line))
        else:
            cells[name] = Cell((element.text or "").strip() or None, line)
    return cells, faults


def _unknown(element: etree._Element) -> LayoutFault:
    return LayoutFault("unknown", local(element.tag), line_of(element))


def _another_years_block(sent: Csww, block: etree._Element) -> list[LayoutFault]:
    if sent.year is None or sent.block == block_name(sent.year):
        return []
    return [LayoutFault("block", sent.block, line_of(block))]


def _furthest_apart(data: bytes) -> int:
    """The most letters between one tag and the next: a quick look before a tree is built.

    Raises   Unreadable where that would take more memory than any return.
    """
    tags = np.flatnonzero(np.frombuffer(data, np.uint8) == ord("<"))
    if len(tags) > MOST_TAGS:
        raise too_many_records(MOST_RECORDS)
    apart = np.diff(np.append(tags, len(data)))
    widest = int(apart.argmax())
    if apart[widest] > _A_MILLION:
        line = data.count(b"\n", 0, int(tags[widest])) + 1
        raise too_long(f"Line {line}", "a cell", int(apart[widest]))
    return int(apart[widest])


def _refuse_long_cells(root: etree._Element) -> None:
    for element in root.iter():
        letters = len((element.text or "").strip())
        if letters > LONGEST_CELL:
            raise too_long(f"Line {line_of(element)}", local(element.tag), letters)
