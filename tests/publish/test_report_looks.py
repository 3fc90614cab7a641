"""How reports look: colours that can be read, and logos that draw and do nothing else."""

import io
import struct
import zlib

import pytest
from PIL import Image

from tenure.publish.strategy.reports.contrast import colour_fault, contrast
from tenure.publish.strategy.reports.logos import logo_of, require_size
from tenure.terms.problems import UsedWrongly

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def a_png(wide=40, high=20, **said):
    out = io.BytesIO()
    Image.new("RGB", (wide, high), "#123f63").save(out, "PNG", **said)
    return out.getvalue()


@pytest.mark.parametrize(
    ("colour", "found"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#0b5351", 8.9)]
)
def test_contrast_is_that_of_the_guidelines(colour, found):
    assert contrast(colour) == pytest.approx(found, abs=0.05)


def test_a_pale_colour_is_refused_with_its_ratio():
    assert colour_fault("#ffcc00", "main colour") == (
        "The main colour #ffcc00 has a contrast of 1.5 to 1 with white; text needs 4.5 to 1 or more. "
        "Choose a darker one."
    )
    assert colour_fault("#123f63", "main colour") == ""
    assert colour_fault("teal", "main colour") == "The main colour is not a colour. Write it as #0b5351."


def test_a_png_is_kept_without_what_is_not_picture():
    from PIL.PngImagePlugin import PngInfo

    said = PngInfo()
    said.add_text("Author", "Somebody")
    kept = logo_of(a_png(pnginfo=said))
    assert kept.kind == "png"
    assert b"Somebody" not in kept.content
    assert Image.open(io.BytesIO(kept.content)).size == (40, 20)


def test_a_drawing_is_kept_without_what_draws_nothing():
    inside = '<metadata>me</metadata><rect width="9" height="9" fill="url(#shade)"/>'
    kept = logo_of(SVG.format(inside).encode())
    assert kept.kind == "svg"
    assert b"rect" in kept.content
    assert b"metadata" not in kept.content


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("<script>x()</script>", "The SVG holds <script>, which does more than draw."),
        ('<rect onload="x()"/>', "The SVG acts on “onload”."),
        ('<rect fill="url(https://elsewhere/x)"/>', "The SVG fetches something."),
        ("<style>@import 'x'</style>", "The SVG fetches something."),
        ('<use href="https://elsewhere/x"/>', "The SVG holds <use>"),
        ("<foreignObject/>", "The SVG holds <foreignObject>"),
        ("<rect", "The SVG cannot be read."),
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(inside, says):
    with pytest.raises(UsedWrongly, match=says.replace("(", r"\(")):
        logo_of(SVG.format(inside).encode())


BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("&a;")


@pytest.mark.parametrize(
    "bomb",
    [
        BOMB.encode(),
        "<!--㰠癳㱧猼杶-->".encode("utf-16") + BOMB.encode("utf-16-le"),
        b'<?xml version="1.0" encoding="cp500"?>' + f"<!--{b'<svg'.decode('cp500')}-->{BOMB}".encode("cp500"),
    ],
)
def test_entities_are_refused_before_anything_is_read(bomb):
    assert b"<svg" in bomb[:2000]
    with pytest.raises(UsedWrongly, match=r"declares a document type|cannot be read"):
        logo_of(bomb)


def test_a_drawing_nested_without_end_is_refused():
    with pytest.raises(UsedWrongly, match="groups in groups, over 100 deep"):
        logo_of(SVG.format("<g>" * 20_000 + "</g>" * 20_000).encode())


@pytest.mark.parametrize("content", [b"GIF89a", b"", b"<html>", b"\xff\xd8\xff\xe0"])
def test_anything_else_is_told_from_its_content(content):
    with pytest.raises(UsedWrongly, match="neither a PNG nor an SVG"):
        logo_of(content)


def test_a_file_of_forty_megabytes_is_refused_by_its_size():
    with pytest.raises(UsedWrongly, match=r"The logo has 40\.0 MB\. Give one of 1 MB or less"):
        require_size(40_000_000)


def test_a_small_file_of_many_pixels_is_refused():
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    with pytest.raises(UsedWrongly):
        logo_of(b"\x89PNG\r\n\x1a\n" + chunk)
    with pytest.raises(UsedWrongly, match="pixels"):
        logo_of(a_png(2_100, 2_000))


def test_half_a_picture_is_refused():
    with pytest.raises(UsedWrongly, match="cannot be read"):
        logo_of(a_png()[:60])
