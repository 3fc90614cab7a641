"""Charts as pictures: sealed for the eyes they were drawn for, and safe to show."""

import pytest

from tenure.publish import Viewer
from tenure.web.analysis.pictures import opened, sealed

PRIYA = Viewer("101", "own", "analyst")
DRAWING = "ab" * 32


@pytest.mark.parametrize(
    "other",
    [
        Viewer("103", "own", "analyst"),
        Viewer(None, "partnership", "board member"),
        Viewer("101", "partnership", "analyst"),
    ],
)
def test_a_seal_opens_for_its_own_viewer_only(other):
    address = sealed(DRAWING, PRIYA)
    assert opened(address, PRIYA) == DRAWING
    assert opened(address, other) == ""


def test_a_seal_cannot_be_left_out_or_moved_to_another_drawing():
    seal = sealed(DRAWING, PRIYA).rpartition("-")[2]
    assert opened(DRAWING, PRIYA) == ""
    assert opened(f"{'cd' * 32}-{seal}", PRIYA) == ""


def test_nothing_to_draw_has_no_address():
    assert sealed("", PRIYA) == ""


@pytest.mark.slow  # draws a chart, which starts the drawing engine
def test_a_picture_is_inert(client, priya, filled):
    client.force_login(priya)
    page = client.get("/analysis/").content.decode()
    picture = client.get("/charts/" + page.partition('src="/charts/')[2].partition('"')[0])
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert picture.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in picture.headers["Content-Security-Policy"]
    assert b"<script" not in picture.content
