"""Charts as pictures: drawn once, kept by what they show, so that the same figures are never drawn twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final, Literal
from xml.sax.saxutils import quoteattr

from tenure.publish.contents import Chart
from tenure.publish.drawings import (
    Arm,
    Band,
    Bar,
    Bars,
    Dot,
    Dots,
    Drawing,
    Fan,
    Line,
    Pyramid,
    Span,
    Spans,
    Step,
    Steps,
    Trend,
)

Shape = Literal["wide", "narrow"]
Form = Literal["svg", "png"]

LOOKS: Final = ("looks.py", "trendlooks.py", "dotlooks.py", "barlooks.py", "fanlooks.py", "spanlooks.py")
"""The modules that say how charts look: where they change, old pictures are drawn anew."""

PNG_SCALE: Final = 2.0
LETTERS: Final = frozenset("0123456789abcdef")
SPARK_WIDTH, SPARK_HEIGHT = 110, 28


def address(chart: Chart, cache: Path, shape: Shape = "wide", *, titled: bool = False) -> str:
    """The name of a chart's picture: a hash of what it shows. Empty where there is nothing to draw.

    What is to be drawn is kept beside the pictures, so that it can be drawn when it is first asked for.
    """
    if chart.drawing is None:
        return ""
    wanted: dict[str, Any] = {"look": _look(), "shape": shape, "drawing": asdict(chart.drawing)}
    if titled:
        wanted |= {"title": chart.title, "subtitle": chart.subtitle}
    text = json.dumps(wanted, sort_keys=True, ensure_ascii=False)
    name = sha256(text.encode()).hexdigest()
    kept = cache / f"{name}.json"
    if not kept.exists():
        _keep(kept, text.encode())
    return name


@lru_cache
def _look() -> str:
    """What stands for the look in an address: a hash of the modules that draw."""
    folder = files("tenure.publish")
    return sha256(b"".join(folder.joinpath(name).read_bytes() for name in LOOKS)).hexdigest()


def drawn(name: str, cache: Path, form: Form = "svg") -> bytes | None:
    """The picture of that address, drawn now if it was not before; None where nothing has that address."""
    if len(name) != 64 or not LETTERS.issuperset(name):
        return None
    picture, wanted = cache / f"{name}.{form}", cache / f"{name}.json"
    if picture.exists():
        return picture.read_bytes()
    if not wanted.exists():
        return None
    made = _made(json.loads(wanted.read_text(encoding="utf-8")), form)
    _keep(picture, made)
    return made


def svg(chart: Chart, cache: Path, *, shape: Shape = "wide") -> bytes:
    """A chart as SVG. Empty where there is nothing to draw."""
    return drawn(address(chart, cache, shape), cache, "svg") or b""


def png(chart: Chart, cache: Path, *, shape: Shape = "wide") -> bytes:
    """A chart as PNG with its title and subtitle, for slides and papers. Empty where there is nothing to
    draw.
    """
    return drawn(address(chart, cache, shape, titled=True), cache, "png") or b""


def specification(wanted: dict[str, Any]) -> dict[str, Any]:
    """The Vega-Lite specification of what was kept under an address."""
    from tenure.publish import barlooks, dotlooks, fanlooks, looks, spanlooks, trendlooks

    drawing, shape = _restored(wanted["drawing"]), wanted["shape"]
    draw: Mapping[str, Callable[[Any, Shape], dict[str, Any]]] = {
        "trend": trendlooks.trend,
        "dots": dotlooks.dots,
        "bars": barlooks.bars,
        "pyramid": barlooks.pyramid,
        "fan": fanlooks.fan,
        "spans": spanlooks.spans,
        "steps": spanlooks.steps,
    }
    spec = draw[drawing.kind](drawing, shape)
    return looks.titled(spec, wanted["title"], wanted["subtitle"], shape) if "title" in wanted else spec


def _made(wanted: dict[str, Any], form: Form) -> bytes:
    import vl_convert

    spec = specification(wanted)
    if form == "png":
        return bytes(vl_convert.vegalite_to_png(spec, scale=PNG_SCALE))
    return str(vl_convert.vegalite_to_svg(spec)).encode()


def _keep(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: others may be reading."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as new:
        new.write(content)
    Path(new.name).replace(path)


def _restored(kept: dict[str, Any]) -> Drawing:
    """What is drawn, as it was before it was kept."""
    kind, fields = kept["kind"], {k: v for k, v in kept.items() if k != "kind"}
    if kind == "trend":
        lines = tuple(_line(line) for line in fields.pop("lines"))
        return Trend(lines, **fields)
    if kind == "dots":
        band = tuple(fields.pop("band") or ()) or None
        return Dots(tuple(Dot(**dot) for dot in fields.pop("dots")), band=band, **fields)
    if kind == "bars":
        return Bars(tuple(Bar(**bar) for bar in fields.pop("bars")), **fields)
    if kind == "fan":
        return _fan(fields)
    if kind == "spans":
        return Spans(tuple(Span(**span) for span in fields.pop("spans")), **fields)
    if kind == "steps":
        return Steps(tuple(Step(**step) for step in fields.pop("steps")), **fields)
    return Pyramid(tuple(Band(**band) for band in fields.pop("bands")), **fields)


def _fan(kept: dict[str, Any]) -> Fan:
    pairs = ("history", "median", "inner", "outer")
    points: dict[str, Any] = {name: tuple(map(tuple, kept.pop(name))) for name in pairs}
    others = tuple(Arm(tuple(map(tuple, arm["points"])), arm["last"]) for arm in kept.pop("others"))
    return Fan(others=others, **points, **kept)


def _line(kept: dict[str, Any]) -> Line:
    pairs = {name: tuple((y, v) for y, v in kept[name]) for name in ("points", "gaps")}
    return Line(**{**kept, **pairs})


def sparkline(points: Sequence[tuple[int, float | None]]) -> str:
    """A small line for a tile, as inline SVG without styles: it decorates, the words beside it tell."""
    known = [value for _, value in points if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    runs = _runs(points, low, (high - low) or 1.0)
    lines = "".join(f"<polyline points={quoteattr(' '.join(run))}/>" for run in runs)
    size = f'width="{SPARK_WIDTH}" height="{SPARK_HEIGHT}" viewBox="0 0 {SPARK_WIDTH} {SPARK_HEIGHT}"'
    paint = 'fill="none" stroke="#0b6e69" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"'
    return f'<svg {size} {paint} aria-hidden="true" focusable="false">{lines}</svg>'


def _runs(points: Sequence[tuple[int, float | None]], low: float, span: float) -> list[list[str]]:
    """Unbroken stretches of points; a hidden year leaves a gap."""
    step = (SPARK_WIDTH - 6) / max(len(points) - 1, 1)
    runs: list[list[str]] = [[]]
    for i, (_, value) in enumerate(points):
        if value is None:
            runs.append([])
        else:
            up = (SPARK_HEIGHT - 8) * (value - low) / span
            runs[-1].append(f"{3 + step * i:.1f},{SPARK_HEIGHT - 4 - up:.1f}")
    return [run if len(run) > 1 else run * 2 for run in runs if run]
