"""A calendar feed as RFC 5545 asks for it: folded, escaped, each event with its identifier and stamp."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenure.publish.feeds import Entry, calendar, escaped, fold


def an_entry(**more):
    usual = {
        "key": "collection-1-due",
        "on": date(2024, 2, 29),
        "title": "Due",
        "says": "Today",
        "changed": datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC),
    }
    return Entry(**usual | more)


def unfolded(text):
    """The lines as a reader puts them together again."""
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def plain(value):
    """A value as a reader takes it, letter by letter."""
    out, letters = "", iter(value)
    for letter in letters:
        after = next(letters) if letter == "\\" else letter
        out += "\n" if letter == "\\" and after == "n" else after
    return out


def test_a_day_is_an_event_of_a_whole_day():
    lines = unfolded(calendar([an_entry(address="https://tenure.example/collections/1/")], name="Tenure"))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[1] == "VERSION:2.0"
    event = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]
    assert event[1:] == [
        "UID:collection-1-due@tenure",
        "DTSTAMP:20240102T030405Z",
        "DTSTART;VALUE=DATE:20240229",
        "DTEND;VALUE=DATE:20240301",
        "SUMMARY:Due",
        "DESCRIPTION:Today",
        "URL:https://tenure.example/collections/1/",
        "TRANSP:TRANSPARENT",
    ]
    assert lines[-1] == "END:VCALENDAR"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a, b; c\\d", "a\\, b\\; c\\\\d"),
        ("one\r\ntwo\nthree\rfour", "one\\ntwo\\nthree\\nfour"),
        ("bell\x07tab\t", "belltab"),
        ("children’s return", "children’s return"),
    ],
)
def test_text_is_escaped(text, value):
    assert escaped(text) == value


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=200))
def test_whatever_the_words_a_reader_gets_them_back(words):
    text = calendar([an_entry(title=words)], name="x")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    said = next(line for line in unfolded(text) if line.startswith("SUMMARY:"))
    assert plain(said.removeprefix("SUMMARY:")) == "".join(c for c in words if c.isprintable())


def test_a_long_line_is_folded_between_letters():
    assert list(fold("é" * 40)) == ["é" * 37, " " + "é" * 3]
    assert list(fold("x" * 75)) == ["x" * 75]


def test_an_empty_calendar_is_a_calendar():
    assert "VEVENT" not in calendar([], name="Tenure")
