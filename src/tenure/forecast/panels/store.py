"""Keeps forecasts before their outcome is known, named for the hash of their content, and scores them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.panels.ahead import Outlook
from tenure.forecast.panels.backtest import Scored
from tenure.forecast.panels.panel import Panel, plain_name
from tenure.forecast.panels.scores import COVERED, at_chance, covered, crps_normal, crps_sample
from tenure.terms.problems import Unreadable, UsedWrongly

Numbers = NDArray[np.float64]

FORM = "tenure panel forecast 1"
"""What the first field of a kept forecast says; another form gets another number."""

KEPT = (np.arange(39) + 0.5) / 39
"""The chances at which a forecast is kept: 39 equally likely values."""


def keep(outlook: Outlook, folder: Path) -> Path:
    """Write a forecast as JSON, named for the SHA-256 of its bytes. The same forecast is kept once.

    Raises   UsedWrongly where the folder cannot be written to.
    """
    body = json.dumps(_fields(outlook), ensure_ascii=False, sort_keys=True, allow_nan=False).encode()
    path = folder / f"{hashlib.sha256(body).hexdigest()}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    except OSError as fault:
        raise UsedWrongly(f"{folder} cannot be written to: {fault.strerror}. Give another folder.") from fault
    return path


def _fields(outlook: Outlook) -> dict[str, Any]:
    places = list(zip(outlook.places, outlook.names, strict=True))
    return {
        "form": FORM,
        "measure": outlook.measure,
        "fit_until": outlook.fit_until,
        "years": list(outlook.years),
        "made_on": outlook.made_on.isoformat(),
        "code_version": outlook.code_version,
        "input": {"name": outlook.input_name, "sha256": outlook.input_sha256},
        "method": outlook.method,
        "weights": {name: round(weight, 6) for name, weight in outlook.weights.items()},
        "scorecard": [_plain(asdict(card)) for card in outlook.scorecard],
        "places": [{"key": key, "name": name} for key, name in places],
        "latest": _rounded(outlook.latest),
        "size": _rounded(outlook.size),
        "reference_spread": {str(year): _round(spread) for year, spread in outlook.spread.items()},
        "values": {
            str(year): [_rounded(row) for row in np.array([at_chance(draws, chance) for chance in KEPT]).T]
            for year, draws in outlook.draws.items()
        },
    }


def _plain(card: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: None if isinstance(value, float) and not np.isfinite(value) else value
        for key, value in card.items()
    }


def _rounded(numbers: Numbers) -> list[float | None]:
    return [_round(float(number)) for number in numbers]


def _round(number: float) -> float | None:
    return float(f"{number:.5g}") if np.isfinite(number) else None


def load(folder: Path) -> list[dict[str, Any]]:
    """Every forecast kept in a folder, in order of its file's name.

    Raises   UsedWrongly where there is no such folder; Unreadable where a file is not the one its name says.
    """
    if not folder.is_dir():
        raise UsedWrongly(
            f"There is no folder {folder}. Keep forecasts first: tenure backtest FILE --store DIR."
        )
    found = []
    for path in sorted(folder.glob("*.json")):
        body = path.read_bytes()
        if hashlib.sha256(body).hexdigest() != path.stem:
            raise Unreadable(
                f"{path.name} was changed after it was kept: its content no longer gives its name. "
                "Take it out."
            )
        kept = json.loads(body)
        if not isinstance(kept, dict) or kept.get("form") != FORM:
            raise Unreadable(
                f"{path.name} is not a forecast that this version kept. Take it out of {folder}."
            )
        found.append(kept)
    return found


def score(kept: Mapping[str, Any], panel: Panel) -> Iterator[Scored]:
    """A kept forecast against the years of a panel that came after it; nothing where none has come yet."""
    if plain_name(str(kept["measure"])) != plain_name(panel.measure):
        return
    rows = {place["key"]: at for at, place in enumerate(kept["places"])}
    both = [(at, rows[council]) for at, council in enumerate(panel.councils) if council in rows]
    if not both:
        return
    mine, theirs = np.array([a for a, _ in both]), np.array([b for _, b in both])
    for word, values in kept["values"].items():
        year = int(word)
        if year in panel.years and year not in panel.between:
            yield from _one_year(kept, panel, year, draws=_table(values)[theirs], at=(mine, theirs))


def _table(values: list[list[float | None]]) -> Numbers:
    return np.array([[np.nan if cell is None else cell for cell in row] for row in values], dtype=np.float64)


def _one_year(
    kept: Mapping[str, Any],
    panel: Panel,
    year: int,
    *,
    draws: Numbers,
    at: tuple[NDArray[np.int_], NDArray[np.int_]],
) -> Iterator[Scored]:
    mine, theirs = at
    came = panel.values[mine, panel.years.index(year)]
    latest = _table([kept["latest"]])[0][theirs]
    seen = np.isfinite(came) & np.isfinite(latest) & np.isfinite(draws).all(axis=1)
    if not seen.any():
        return
    came, latest, draws = came[seen], latest[seen], draws[seen]
    reference = crps_normal(came, latest, float(kept["reference_spread"][str(year)]))
    councils = tuple(panel.councils[at] for at in mine[seen])
    yield Scored(
        panel.measure, year, year - int(kept["fit_until"]), str(kept["method"]), True, councils,
        _table([kept["size"]])[0][theirs][seen], came - at_chance(draws, 0.5), crps_sample(came, draws),
        reference,
        tuple(covered(came, draws, percent=percent) for percent in COVERED),
    )  # fmt: skip
