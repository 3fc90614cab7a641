"""Measure what is promised and print one JSON line for each.

python -m bench [NAME ...]      authority nation adults adults-fixed adults-set adults-rules help rebuild
                                measures page size sending answers
                                people neworder replicate small-run what-if nation-runs pairing pairing-large
                                first-run sobol reverse first-page
                                framework-toml framework-workbook framework-page kpi-audit on-course
                                board-pack board-deck
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from bench import answers, figures, files, flows, framing, kpis, pages, planning, reporting, sending
from tenure.terms.calendars import CSWW_LAYOUT_YEARS

NEWEST = CSWW_LAYOUT_YEARS[-1]
"""The collection with the most fields and rules; only rules beside last year's return do not run."""

TENURE = str(Path(sys.executable).with_name("tenure"))


class Line(Protocol):
    """Anything that says what was measured, and whether it is what was promised."""

    met: bool

    def line(self) -> str: ...


def main() -> int:
    """Make what is measured, measure it, and say how many promises are kept."""
    with tempfile.TemporaryDirectory(prefix="tenure-bench-") as folder:
        found = list(_measured(Path(folder), set(sys.argv[1:])))
    kept = sum(found)
    print(f"{kept} of {len(found)} targets met.", file=sys.stderr)
    return 0


def _measured(folder: Path, wanted: set[str]):
    vale, nation, home = folder / "vale", folder / "nation", folder / "home"
    newest = ("--partners", "153", "--workers", "40000", "--years", "1", "--to", str(NEWEST))
    run: dict[str, Callable[[], Line]] = {
        "help": files.helping,
        "authority": lambda: files.authority(_example(nation, *newest)),
        "nation": lambda: files.nation(_example(nation, *newest)),
        "adults": lambda: files.adults_nation(folder),
        "adults-fixed": lambda: files.adults_fixed(folder),
        "adults-set": lambda: files.adults_set(folder),
        "adults-rules": lambda: files.adults_rules(folder),
        "rebuild": lambda: figures.rebuild(_home(home, vale)),
        "measures": lambda: figures.measures(_home(home, vale)),
        "page": lambda: pages.page(_home(home, vale)),
        "size": lambda: pages.size(_home(home, vale)),
        "sending": lambda: sending.sending(_home(home, vale), folder),
        "answers": lambda: answers.answers(folder),
        "people": flows.people,
        "neworder": flows.beside_neworder,
        "replicate": flows.replicate,
        "small-run": flows.small,
        "what-if": flows.what_if,
        "nation-runs": flows.nation,
        "pairing": lambda: flows.pairing(260, 15),
        "pairing-large": lambda: flows.pairing(1500, 30),
        "first-run": flows.first_call,
        "sobol": planning.sobol,
        "reverse": planning.reverse,
        "first-page": lambda: planning.first_page(_home(home, vale)),
        "framework-toml": lambda: framing.loading(folder, "toml"),
        "framework-workbook": lambda: framing.loading(folder, "xlsx"),
        "framework-page": lambda: framing.heaviest(folder),
        "kpi-audit": kpis.audit,
        "board-pack": lambda: reporting.written(_home(home, vale), "pdf"),
        "board-deck": lambda: reporting.written(_home(home, vale), "pptx"),
        "on-course": lambda: kpis.course(_home(home, vale)),
    }
    for name, measure in run.items():
        if not wanted or name in wanted:
            measured = measure()
            print(measured.line(), flush=True)
            yield measured.met


def _example(folder: Path, *options: str) -> Path:
    """The made-up returns, written once."""
    if not folder.exists():
        subprocess.run([TENURE, "example", str(folder), *options], check=True, stdout=sys.stderr)
    return folder


def _home(home: Path, vale: Path) -> Path:
    """A home with the made-up partnership on record, made once."""
    if not home.exists():
        done = subprocess.run(
            [TENURE, "load", str(_example(vale)), "--home", str(home)], stdout=subprocess.DEVNULL
        )
        if done.returncode not in (0, 11):
            raise SystemExit(f"The example could not be loaded: tenure load ended with {done.returncode}.")
    return home


if __name__ == "__main__":
    sys.exit(main())
