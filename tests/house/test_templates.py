"""Pages show what publish made of a figure: no template divides, rounds or formats one itself."""

import re

import pytest

from tools.docs.pages import ROOT

WEB = ROOT / "src" / "tenure" / "web"
TEMPLATES = sorted(WEB.rglob("*.html"))
VIEWS = sorted(WEB.rglob("*.py"))

RAW = re.compile(
    r"\{[{%][^}]*(?:"
    r"\|\s*(?:round|float|int|format|sum|filesizeformat)\b"  # a number made ready for reading
    r"|\.(?:part|whole|people|ratio)\b(?!\.)"  # what a figure is made of
    r"|\*\s*100\b|[^/<]/\s*\d"  # a share turned into a percentage
    r")[^}]*[%}]\}"
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(WEB).as_posix())
def test_no_template_formats_a_raw_figure(path):
    assert RAW.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("written", "raw"),
    [
        ("{{ figure.value | round(1) }}", True),
        ("{{ ratio.part }}", True),
        ("{{ share * 100 }}%", True),
        ("{% set rate = leavers / 12 %}", True),
        ("{{ tile.value }}", False),
        ('<a href="{{ url(1) }}/figures/">', False),
    ],
)
def test_a_raw_figure_would_be_seen(written, raw):
    assert bool(RAW.search(written)) is raw


def test_no_page_reaches_below_publish():
    reach = re.compile(r"tenure\.(?:record|indicators|benchmark|forecast)\b")
    assert [path.name for path in VIEWS if reach.search(path.read_text(encoding="utf-8"))] == []
