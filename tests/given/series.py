"""Made-up published files in DfE's open-data layout."""

import csv
import io

import numpy as np

PLACES = (
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
    "region_name", "old_la_code", "new_la_code", "la_name",
)  # fmt: skip
YEARS = range(2017, 2024)


def written(rows, *, encoding="utf-8", mark=","):
    """Rows as the bytes of a CSV file."""
    text = io.StringIO()
    out = csv.DictWriter(text, list(rows[0]), delimiter=mark)
    out.writeheader()
    out.writerows(rows)
    return text.getvalue().encode(encoding)


def council_rows(councils=40, years=YEARS, seed=1):
    """A row for each council and year: staff in post, leavers among them, and their rate in percent.

    Councils differ in size and in their lasting rate of leaving; each year all share a shock.
    """
    chance = np.random.default_rng(seed)
    size = np.exp(chance.normal(5, 0.6, councils))
    usual = np.clip(chance.normal(0.16, 0.04, councils), 0.05, 0.4)
    rows = []
    for year in years:
        shock = chance.normal(0, 0.01)
        size = size * np.exp(chance.normal(0.005, 0.04, councils))
        rate = np.clip(usual + shock + chance.normal(0, 0.35, councils) / np.sqrt(size), 0.01, 0.8)
        leavers = size * rate
        rows += [
            row(year, at, inpost_fte=size[at], leavers_fte=leavers[at], rate=rate[at])
            for at in range(councils)
        ]
    return rows


def row(year, at, *, inpost_fte, leavers_fte, rate):
    """One council's row, figures rounded as DfE prints them."""
    place = (
        year, "Reporting year", "Local authority", "E92000001", "England", f"E1200000{at % 9 + 1}",
        f"Region {at % 9 + 1}", 200 + at, f"E0600{1000 + at}", f"Council {at}",
    )  # fmt: skip
    figures = {
        "inpost_fte": f"{inpost_fte:.1f}",
        "leavers_fte": f"{leavers_fte:.1f}",
        "turnover_rate_fte": f"{100 * rate:.1f}",
    }
    return {**dict(zip(PLACES, map(str, place), strict=True)), **figures}


def a_series(**asked):
    """The bytes of a made-up file of forty councils and seven years."""
    return written(council_rows(**asked))
