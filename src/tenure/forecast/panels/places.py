"""Which rows of a published file are about the same council, region or country."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.panels.layout import MISSING, Series

COUNCILS = ("local authority", "la", "local authorities", "upper tier local authority")
REGIONS = ("regional", "region")
NATION = ("national", "country", "england")


@dataclass(frozen=True, eq=False)
class Placed:
    """The place of each row: "council", "region", "nation" or "" for none of these; its key, name, region."""

    level: tuple[str, ...]
    key: tuple[str, ...]
    name: tuple[str, ...]
    region: tuple[str, ...]


def place(series: Series) -> Placed:
    """Tell each row's place.

    A council that was given a new ONS code keeps one key as long as its DfE number stayed; two councils that
    make a joint return are one place, under the code that the file gives to the pair.
    """
    levels = [_level(cell) for cell in series.cells("level")] if "level" in series.roles else []
    old, new = _codes(series.cells("old")), _codes(series.cells("new"))
    names = _codes(series.cells("name"))
    levels = levels or ["council" if any(each) else "" for each in zip(old, new, names, strict=True)]
    number = _number_of(old, new, series.years)
    keys = [
        _key(level, (number.get(code, code) or given, label))
        for level, given, code, label in zip(levels, old, new, names, strict=True)
    ]
    regions = series.cells("region") if "region" in series.roles else series.cells("region_code")
    keys = [
        region if level == "region" else key for key, level, region in zip(keys, levels, regions, strict=True)
    ]
    shown = [label or key for label, key in zip(names, keys, strict=True)]
    return Placed(tuple(levels), tuple(keys), tuple(shown), tuple(regions))


def _level(cell: str) -> str:
    word = cell.strip().lower()
    if word in COUNCILS:
        return "council"
    return "region" if word in REGIONS else "nation" if word in NATION else ""


def _codes(cells: Sequence[str]) -> list[str]:
    return ["" if cell.strip().lower() in MISSING else cell.strip() for cell in cells]


def _key(level: str, codes: Sequence[str]) -> str:
    return "England" if level == "nation" else next((code for code in codes if code), "")


def _number_of(old: Sequence[str], new: Sequence[str], years: NDArray[np.int_]) -> dict[str, str]:
    """The DfE number of each ONS code; the code itself where a number had two codes in one year."""
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    codes_in: dict[tuple[str, int], set[str]] = defaultdict(set)
    for number, code, year in zip(old, new, years, strict=True):
        if number and code:
            pairs[code][number] += 1
            codes_in[number, int(year)].add(code)
    shared = {number for (number, _), codes in codes_in.items() if len(codes) > 1}
    common = {code: numbers.most_common(1)[0][0] for code, numbers in pairs.items()}
    return {code: code if number in shared else number for code, number in common.items()}
