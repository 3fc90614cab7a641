"""Logs hold ids and counts; what a person is called or what a cell says never gets in."""

import json
import logging.config
import sys
from io import StringIO

import pytest

from tenure.partnership.logs import lines, log


@pytest.fixture
def written():
    out = StringIO()
    logging.config.dictConfig(to(out, "INFO"))
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    logging.config.dictConfig(to(sys.__stderr__, "WARNING"))


def to(stream, level):
    """The house's logging, written to another stream."""
    said = lines(level=level)
    said["handlers"]["stderr"]["stream"] = stream
    return said


def test_a_line_holds_ids_and_counts(written):
    log("tenure.test").info("checked", submission=3, errors=2, name="Priya Raman", cell="SW123456")

    (line,) = written()

    assert (line["event"], line["submission"], line["errors"]) == ("checked", 3, 2)
    assert not {"name", "cell"} & set(line)


def test_an_exception_is_told_by_its_place_and_not_its_words(written):
    try:
        raise ValueError("SW123456 was born on 1 May 1934")
    except ValueError:
        log("tenure.test").error("page broke", exc_info=True)
        logging.getLogger("django.request").exception("Broke at %s", "/returns/?name=Priya")

    text = json.dumps(written())

    assert "ValueError" in text
    assert "SW123456" not in text
    assert "Priya" not in text


@pytest.mark.parametrize("host", ["dana smith", "dana's", 'da"na', "dana\n{}"])
def test_a_host_that_somebody_made_up_is_not_repeated(written, client, host):
    """Django fills it into its words itself, where it could hold anything."""
    assert client.get("/health", headers={"host": host}).status_code == 400

    (line,) = written()
    assert line["event"].startswith("Invalid HTTP_HOST header: …")
    assert "da" not in line["event"]
