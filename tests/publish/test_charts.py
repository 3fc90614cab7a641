"""Charts as pictures: drawn once, the same every time, readable at both widths, hidden years marked."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tenure.publish import analysis, charts, spanlooks
from tenure.publish.contents import Chart, Table
from tenure.publish.drawings import (
    Arm,
    Band,
    Bar,
    Bars,
    Dot,
    Dots,
    Fan,
    Line,
    Pyramid,
    Span,
    Spans,
    Step,
    Steps,
    Trend,
)
from tenure.publish.looks import FAINT, GRID, INK, MUTED, SIZES, STROKES, TEAL
from tenure.publish.traces import traces
from tenure.publish.viewing import Viewer

# Slow: draws pictures.
pytestmark = pytest.mark.slow


GAPS = ((2022, "Hidden: fewer than 5 people"),)
TREND = Trend(
    (
        Line("Hartwell", "partner", ((2021, 0.2), (2022, 0.25), (2023, 0.22))),
        Line("England", "england", ((2021, 0.15), (2022, 0.17), (2023, 0.16)), "England\n16.0%"),
        Line("Northvale", "own", ((2021, 0.21), (2022, None), (2023, 0.18)), "Northvale\n18.0%", GAPS),
    ),
    percent=True,
    low=0.1,
    high=0.25,
)
DOTS = Dots(
    (
        Dot("Northvale", "own", 0.25, "25.0%", 0.2, 0.3),
        Dot("Barnet", "neighbours", 0.15, "15.0%", 0.1, 0.2),
        Dot("Ashmere", "partner", None, "Hidden: fewer than 5 people"),
    ),
    percent=True,
    level=0.159,
    level_said="England 15.9%",
    band=(0.12, 0.2),
    band_said="where chance would put Northvale at that rate",
)
PYRAMID = Pyramid(
    (Band("20 to 29", 40, 9, "40", "9"), Band("60 and over", 12, None, "12", "hidden")), "Women", "Men"
)
BARS = Bars(
    (Bar("Resigned", 0.7, "70.0%", True, 0.5), Bar("Retired", None, "Hidden: fewer than 5 people")),
    percent=True,
    beside="share of those in post",
)
FAN = Fan(
    history=((2021.75, 0.21), (2022.75, None), (2023.75, 0.19)),
    median=((2023.75, 0.19), (2027.75, 0.17), (2030.75, 0.16)),
    inner=((2023.75, 0.19, 0.19), (2030.75, 0.14, 0.18)),
    outer=((2023.75, 0.19, 0.19), (2030.75, 0.12, 0.21)),
    now=2023.75,
    percent=True,
    low=0.0,
    high=0.25,
    last="If nothing changes\n16.0%",
    others=(Arm(((2023.75, 0.19), (2030.75, 0.12)), "With the programme\n12.0%"),),
    target=0.1,
    target_said="Target 10%",
)
SPANS = Spans(
    (
        Span("Programme after the first year", -0.02, -0.05, 0.004, "−2.0 points", (-0.03, -0.01), True),
        Span("Grow your own", -0.01, -0.02, 0.001, "−1.0 points"),
    ),
    percent=True,
    left="fewer vacancies",
    right="more vacancies",
)
STEPS = Steps(
    (
        Step("If nothing changes", 0, 0.168, "16.8%", total=True),
        Step("Programme", 0.168, 0.145, "−2.3 points"),
        Step("Both together", 0.145, 0.149, "+0.4 points"),
        Step("With both", 0, 0.149, "14.9%", total=True),
    ),
    percent=True,
)
DRAWINGS = [TREND, DOTS, PYRAMID, BARS, FAN, SPANS, STEPS]


def a_chart(drawing):
    table = Table("t", "T", ("A",), ())
    return Chart("k", "Turnover fell", "Turnover, %", "It fell.", "A line.", "Source: us.", table, drawing)


def texts(picture):
    return re.findall(r"<t(?:ext|span)[^>]*>([^<]+)</t", picture.decode())


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda d: d.kind)
@pytest.mark.parametrize("shape", ["wide", "narrow"])
def test_a_picture_is_as_wide_as_its_shape_and_the_same_every_time(tmp_path, drawing, shape):
    first = charts.svg(a_chart(drawing), tmp_path / "one", shape=shape)
    again = charts.svg(a_chart(drawing), tmp_path / "two", shape=shape)
    assert first == again
    width = float(re.search(rb'<svg[^>]* width="([\d.]+)"', first).group(1))
    assert width == SIZES[shape].whole


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda d: d.kind)
@pytest.mark.parametrize("shape", ["wide", "narrow"])
def test_text_is_large_enough_to_read(tmp_path, drawing, shape):
    picture = charts.svg(a_chart(drawing), tmp_path, shape=shape).decode()
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', picture)]
    assert sizes
    assert min(sizes) >= 13


def test_lines_are_labelled_at_their_ends_and_a_hidden_year_is_marked(tmp_path):
    said = texts(charts.svg(a_chart(TREND), tmp_path))
    assert {"England 16.0%", "Northvale 18.0%", "hidden"} <= set(said)
    assert "Hartwell" not in said


def test_a_forecast_marks_now_names_its_bands_its_target_and_every_arm(tmp_path):
    said = " ".join(texts(charts.svg(a_chart(FAN), tmp_path)))
    for words in (
        "latest figures",
        "half of futures",
        "4 in 5 futures",
        "Target 10%",
        "16.0%",
        "With the programme",
    ):
        assert words in said


def test_ranges_name_both_sides_of_nought_and_an_account_names_every_step(tmp_path):
    said = " ".join(texts(charts.svg(a_chart(SPANS), tmp_path)))
    assert "← fewer vacancies" in said
    assert "more vacancies →" in said
    assert {"16.8%", "−2.3 points", "+0.4 points", "14.9%"} <= set(
        texts(charts.svg(a_chart(STEPS), tmp_path))
    )


def test_on_a_narrow_page_the_line_at_nought_crosses_no_name():
    made = spanlooks.spans(SPANS, "narrow")
    rule = next(layer["data"]["name"] for layer in made["layer"] if layer["mark"]["type"] == "rule")
    name = next(layer["data"]["name"] for layer in made["layer"] if layer["mark"]["type"] == "text")
    lines, named = made["datasets"][rule], made["datasets"][name]
    assert len(lines) == len(SPANS.spans)
    for row in named:
        top, foot = row["first"] - 9, row["first"] - 9 + 18 * len(row["name"])
        assert [line for line in lines if line["from"] < foot and line["to"] > top] == []


def test_a_hidden_place_says_so_and_has_no_dot(tmp_path):
    said = texts(charts.svg(a_chart(DOTS), tmp_path))
    assert {"Northvale", "25.0%", "England 15.9%", "statistical neighbour", "hidden"} <= set(said)


def test_the_shaded_band_says_what_it_is(tmp_path):
    for shape in ("wide", "narrow"):
        assert DOTS.band_said in texts(charts.svg(a_chart(DOTS), tmp_path, shape=shape))


@pytest.mark.parametrize(
    ("reason", "mark"),
    [
        ("Hidden: fewer than 5 people", "hidden"),
        ("Hidden by the publisher", "hidden"),
        ("Not reliable", "not reliable"),
        ("Not available", "no figure"),
    ],
)
def test_only_what_is_hidden_is_called_hidden_in_a_picture(tmp_path, reason, mark):
    place = replace(DOTS, dots=(*DOTS.dots[:2], Dot("Sutton", "neighbours", None, reason)))
    years = replace(TREND, lines=(*TREND.lines[:2], replace(TREND.lines[2], gaps=((2022, reason),))))
    for drawing in (place, years):
        assert mark in texts(charts.svg(a_chart(drawing), tmp_path))


@pytest.mark.parametrize("name", ["The partnership", "Westbrook / Leaford", "Statistical neighbours"])
def test_a_label_on_a_narrow_page_is_folded_and_never_cut(tmp_path, name):
    own = replace(TREND.lines[2], last=f"{name}\n18.0%")
    said = texts(charts.svg(a_chart(replace(TREND, lines=(*TREND.lines[:2], own))), tmp_path, shape="narrow"))
    assert set(name.split()) <= set(" ".join(said).split())
    assert not [text for text in said if "…" in text]


def test_a_bars_figure_is_not_beside_a_mark_that_stands_for_something_else(tmp_path):
    bars = replace(
        BARS,
        bars=(
            Bar("Under 2 years", 0.37, "37.0%", True, 0.453),
            Bar("2 and over", 0.63, "63.0%", False, 0.547),
        ),
    )
    picture = charts.svg(a_chart(bars), tmp_path).decode()
    at = re.findall(r'text-anchor="end" transform="translate\(([\d.]+),[^>]*>(?:37|63)\.0%<', picture)
    assert len(at) == 2
    assert len(set(at)) == 1


def test_a_pyramid_names_its_sides_and_hides_what_is_hidden(tmp_path):
    assert {"Women", "Men", "40", "9", "12", "hidden"} <= set(texts(charts.svg(a_chart(PYRAMID), tmp_path)))


def test_bars_say_what_the_marks_across_them_are(tmp_path):
    assert {"Resigned", "70.0%", "hidden", "share of those in post"} <= set(
        texts(charts.svg(a_chart(BARS), tmp_path))
    )


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour):
    return 1.05 / (luminance(colour) + 0.05)


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda d: d.kind)
def test_text_stands_out_from_the_paper(tmp_path, drawing):
    picture = charts.svg(a_chart(drawing), tmp_path).decode()
    colours = set(re.findall(r'<text[^>]*fill="(#[0-9a-f]{6})"', picture)) - {"#ffffff"}
    assert {INK, MUTED} & colours
    assert all(contrast(colour) >= 4.5 for colour in colours)
    assert contrast(FAINT) >= 3
    assert FAINT not in colours
    assert GRID not in colours


def test_no_two_lines_differ_by_colour_alone():
    drawn = [(stroke.dash, stroke.width) for stroke in STROKES.values()]
    assert len(set(drawn)) == len(drawn)
    assert STROKES["own"].colour == TEAL


def test_an_address_tells_what_is_shown_and_nothing_else(tmp_path):
    wide = charts.address(a_chart(TREND), tmp_path)
    assert wide == charts.address(a_chart(TREND), tmp_path / "elsewhere")
    assert wide != charts.address(a_chart(TREND), tmp_path, "narrow")
    assert wide != charts.address(a_chart(DOTS), tmp_path)


def test_a_picture_is_drawn_when_it_is_first_asked_for_and_then_kept(tmp_path):
    name = charts.address(a_chart(BARS), tmp_path)
    assert not (tmp_path / f"{name}.svg").exists()
    first = charts.drawn(name, tmp_path)
    (tmp_path / f"{name}.json").unlink()
    assert charts.drawn(name, tmp_path) == first


@pytest.mark.parametrize("name", ["", "0" * 64, "../../key", "A" * 64])
def test_nothing_else_can_be_fetched_by_address(tmp_path, name):
    (tmp_path / "key").write_text("secret")
    assert charts.drawn(name, tmp_path / "charts") is None


def test_nothing_to_draw_has_no_address(tmp_path):
    assert charts.address(a_chart(None), tmp_path) == ""
    assert charts.svg(a_chart(None), tmp_path) == b""


def test_a_png_carries_its_title(tmp_path):
    picture = charts.png(a_chart(TREND), tmp_path)
    assert picture.startswith(b"\x89PNG")
    [kept] = [json.loads(path.read_text()) for path in Path(tmp_path).glob("*.json")]
    spec = charts.specification(kept)
    assert spec["title"]["text"] == ["Turnover fell"]


def test_every_kind_of_picture_on_the_page_can_be_drawn(partnership, tmp_path):
    page = analysis(partnership, Viewer("101"))
    kinds = {type(one.drawing): one for one in page.charts if one.drawing}
    assert len(kinds) == 4
    for one in kinds.values():
        assert len(texts(charts.svg(one, tmp_path, shape="narrow"))) > 4


def test_a_sparkline_leaves_a_gap_where_a_year_is_hidden():
    line = charts.sparkline([(2020, 0.2), (2021, 0.3), (2022, None), (2023, 0.25)])
    assert line.count("<polyline") == 2
    assert 'aria-hidden="true"' in line
    assert "style" not in line
    assert charts.sparkline([(2023, 0.2), (2022, None)]) == ""


def test_a_partners_line_is_traced_where_it_is_drawn_and_breaks_where_it_is_hidden():
    own = Line("Northvale", "own", ((2020, 0.2), (2023, 0.2)))
    grey = Line("Hartwell", "partner", ((2020, 0.1), (2021, None), (2022, 0.3), (2023, 0.2)))
    gone = Line("Ashmere", "partner", ((2020, None), (2023, None)))
    drawn = traces(Trend((own, grey, gone), percent=True, low=0.1, high=0.3), "wide")

    (line,) = drawn.lines
    assert (drawn.width, line.name, line.said, line.year) == (SIZES["wide"].whole, "Hartwell", "20.0%", 2023)
    assert line.path == "M56.0 304.0 M398.7 14.0 L570.0 159.0"
    assert line.y == 159.0
