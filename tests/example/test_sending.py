"""Returns come in several forms, some late, one twice; each is read as what it is."""

from __future__ import annotations

import pytest

from given.example import records_of
from tenure import returns
from tenure.example.sending import RESENT
from tenure.terms.calendars import CensusYear

# Slow: writes whole examples.
pytestmark = pytest.mark.slow


def sent_by(written, partner, year):
    return [each for each in written.files if (each.partner, each.year) == (partner, year)]


@pytest.mark.parametrize(
    ("partner", "year", "form", "encoding"),
    [("106 / 107", 2017, "csv", "UTF-8"), ("102", 2019, "xml", "UTF-16"), ("103", 2020, "xlsx", None)],
)
def test_some_come_in_another_form(vale_and_mere, partner, year, form, encoding):
    [sending] = sent_by(vale_and_mere, partner, year)
    sent = returns.read(vale_and_mere.folder / sending.file)

    assert (sent.form, sent.year) == (form, year)
    assert sending.file.endswith(f".{form}")
    assert sending.says
    assert encoding is None or sent.encoding == encoding
    assert len(sent) > 100


def test_a_mislabelled_file_is_read_with_its_accents(vale_and_mere):
    [sending] = sent_by(vale_and_mere, "104", 2021)
    sent = returns.read(vale_and_mere.folder / sending.file)

    assert "Université du Vieux-Port" in sent.column("QualInst")
    assert sent.encoding == "Windows-1252"
    assert "UTF-8" in sent.notices[0]


def test_late_returns_came_after_the_collection_closed(vale_and_mere):
    late = [each for each in vale_and_mere.files if each.sent_at.date() > CensusYear(each.year).closes]

    assert {(each.partner, each.year) for each in late} == {
        ("103", 2019),
        ("102", 2020),
        ("103", 2022),
        RESENT,
    }
    assert all(each.says for each in late)


def test_a_return_sent_again_has_the_agency_workers_that_were_missing(vale_and_mere):
    first, again = (
        returns.read(vale_and_mere.folder / each.file) for each in sent_by(vale_and_mere, *RESENT)
    )

    def agency(sent):
        return sum(record["AgencyWorker"] == "1" for record in records_of(sent))

    def vacancies(sent):
        return float(sent.authority["NumberOfVacancies"].text)

    assert len(again) - len(first) == agency(again) - agency(first) > 10
    assert vacancies(first) == pytest.approx(0.8 * vacancies(again), abs=0.01)


def test_a_file_is_made_before_it_is_sent(vale_and_mere):
    for each in vale_and_mere.files:
        stamp = returns.read(vale_and_mere.folder / each.file).header["DateTime"].text
        assert stamp == "Thursday" or stamp < each.sent_at.strftime("%Y-%m-%dT%H:%M:%S")
