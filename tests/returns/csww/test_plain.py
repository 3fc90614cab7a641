"""The quick way of reading XML gives what the slow and obvious way gives, or leaves the file to it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from given.csww import WORKER_FIELDS, a_leaver, a_return, a_worker
from tenure import returns
from tenure.returns.csww.plain import plain_records
from tenure.returns.csww.records import columns_of
from tenure.returns.csww.xml import local
from tenure.terms.problems import Unreadable

letters = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=8)
people = st.lists(
    st.dictionaries(st.sampled_from(WORKER_FIELDS), letters, max_size=6), min_size=1, max_size=4
)


def as_a_tree(data: bytes) -> bytes:
    """The same return, written so that the quick way leaves it alone."""
    return data.replace(b"<CSWWWorker>", b"<CSWWWorker >")


def said(data: bytes) -> object:
    try:
        found = returns.read(data)
    except Unreadable as problem:
        return str(problem).partition(":")[2]
    return found.columns, found.header, found.authority, found.lines, found.layout


@settings(deadline=None)
@given(people)
def test_both_ways_read_the_same_return(workers):
    data = a_return(*workers)

    assert said(data) == said(as_a_tree(data))


@settings(deadline=None)
@given(st.data())
def test_both_ways_read_the_same_damaged_return(data):
    whole = a_return(a_worker(), a_leaver())
    at = data.draw(st.integers(0, len(whole)))
    piece = data.draw(
        st.sampled_from([b"", b"<", b">", b"&", b"<a/>", b"\x01", b"]]>", b"<!-- ", b"</Message>"])
    )
    cut = data.draw(st.integers(0, 12))
    damaged = whole[:at] + piece + whole[at + cut :]

    assert said(damaged) == said(as_a_tree(damaged))


def test_space_around_free_text_does_not_count_towards_its_length():
    data = a_return(a_worker(QualInst=f" {'x' * 1_000}\n"))

    assert said(data) == said(as_a_tree(data))
    assert returns.read(data).columns["QualInst"] == ["x" * 1_000]


def test_a_plainly_written_file_is_read_the_quick_way():
    data = a_return(a_worker(QualInst="Health & 'Care'"), a_leaver(QualInst=" "), a_worker(FTE="")).decode()

    found = plain_records(data.replace("<FTE></FTE>", "<FTE />").replace("'Care'", "&apos;Care&quot;"))

    assert found is not None
    before, records = found
    assert before.endswith("</LALevelVacancies>\n")
    assert records.columns["QualInst"] == ["Health & 'Care\"", None, None]
    assert records.columns["FTE"] == ["1.000000", "1.000000", None]


def test_one_record_that_is_not_plain_leaves_the_whole_file_to_the_tree():
    data = a_return(a_worker(), a_worker(Ethnicity="W&B")).decode()

    assert plain_records(data) is None
    assert returns.read(data.encode()).columns["Ethnicity"] == ["WBRI", "W&B"]


def test_a_name_is_told_from_its_namespace():
    assert local("{urn:made-up}FTE") == "FTE"
    assert columns_of([]).columns == {}
