"""A partnership's logo: told from its content, held to a size, and nothing in it that acts or fetches."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from typing import Any, Final
from xml.etree import ElementTree

from tenure.terms.problems import UsedWrongly

LARGEST: Final = 1_000_000
"""Bytes of a logo: a picture of a few centimetres has some ten thousand."""

MOST_PIXELS: Final = 4_000_000
LARGEST_SVG: Final = 200_000
DEEPEST: Final = 100
"""Elements inside one another: a drawing program nests ten or so, and what draws them has a limit."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SVG: Final = "{http://www.w3.org/2000/svg}"
_FORBIDDEN: Final = frozenset(
    ("script", "foreignObject", "image", "use", "iframe", "animate", "set", "a", "feImage", "handler")
)
_LEFT_OUT: Final = frozenset(("metadata", "title", "desc"))
_FETCHES: Final = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:|data:", re.IGNORECASE)


@dataclass(frozen=True)
class Logo:
    """A picture that may stand on reports: its bytes, and whether it is "png" or "svg"."""

    content: bytes
    kind: str


def require_size(size: int) -> None:
    """Make sure that a file is no larger than a logo may be, before any of it is read."""
    if size > LARGEST:
        raise UsedWrongly(
            f"The logo has {size / 1e6:.1f} MB. Give one of {LARGEST // 1_000_000} MB or less: "
            "a picture of 800 pixels across is enough."
        )


def logo_of(content: bytes) -> Logo:
    """A logo from a file's bytes, cleaned. UsedWrongly says what is wrong with it, whatever its name says."""
    require_size(len(content))
    if content.startswith(_PNG):
        return Logo(_png(content), "png")
    if b"<svg" in content[:2000]:
        return Logo(_svg(content), "svg")
    raise UsedWrongly(
        "The logo is neither a PNG nor an SVG. Save it as one of these; its name does not count."
    )


def _png(content: bytes) -> bytes:
    """The same picture without anything that is not picture: no camera, no author, no place."""
    from PIL import Image

    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
            warnings.simplefilter("error")
            wide, high = picture.size
            if wide * high > MOST_PIXELS:
                raise UsedWrongly(
                    f"The logo has {wide:,} by {high:,} pixels. Give one of {MOST_PIXELS:,} or fewer in all."
                )
            out = io.BytesIO()
            picture.convert("RGBA").save(out, "PNG", optimize=False)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning) as fault:
        raise UsedWrongly("The logo begins like a PNG but cannot be read. Save it again.") from fault
    return out.getvalue()


class _Plain(ElementTree.TreeBuilder):
    """Builds a drawing, and refuses what could unfold without end, in whatever encoding it is written."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def doctype(self, *_: object) -> None:
        raise UsedWrongly("The SVG declares a document type. Save it as plain SVG, without one.")

    def start(self, tag: Any, attrs: Any, /) -> Any:
        self.depth += 1
        if self.depth > DEEPEST:
            raise UsedWrongly(f"The SVG has groups in groups, over {DEEPEST} deep. Save it as plain shapes.")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Any:
        self.depth -= 1
        return super().end(tag)


def _svg(content: bytes) -> bytes:
    """The same drawing with drawing alone in it; refused where it acts, fetches or hides entities."""
    if len(content) > LARGEST_SVG:
        raise UsedWrongly(f"The SVG has {len(content):,} bytes. Give one of {LARGEST_SVG:,} or fewer.")
    try:
        root = ElementTree.fromstring(content, ElementTree.XMLParser(target=_Plain()))
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        raise UsedWrongly("The SVG cannot be read. Save it again as plain SVG.") from fault
    if root.tag != f"{_SVG}svg":
        raise UsedWrongly("The file is XML but no SVG. Save the logo as plain SVG or PNG.")
    _clean(root)
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    return ElementTree.tostring(root)


def _clean(element: ElementTree.Element) -> None:
    """Take out what draws nothing; refuse what does more than draw."""
    for child in list(element):
        name = str(child.tag).removeprefix(_SVG)
        if name in _FORBIDDEN:
            raise UsedWrongly(f"The SVG holds <{name}>, which does more than draw. Save it as plain shapes.")
        if not str(child.tag).startswith(_SVG) or name in _LEFT_OUT:
            element.remove(child)
        else:
            _clean(child)
    if _FETCHES.search(element.text or ""):
        raise UsedWrongly("The SVG fetches something. Save it with everything in it, as plain shapes.")
    for name, value in list(element.attrib.items()):
        bare = name.rpartition("}")[2].lower()
        if bare.startswith("on"):
            raise UsedWrongly(f"The SVG acts on “{bare}”. Save it as plain shapes, without scripts.")
        if bare == "href" or _FETCHES.search(value):
            raise UsedWrongly("The SVG fetches something. Save it with everything in it, as plain shapes.")
        if "}" in name:
            del element.attrib[name]
