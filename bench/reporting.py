"""The board pack as a PDF and as slides, from the figures on record to the last byte."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.flows import Figure
from bench.kpis import IN_FORCE

WRITTEN = """
import json, sys, time
from pathlib import Path
from tenure.partnership import home
home.prepare(Path(sys.argv[1]))
from tenure.partnership.reporting import report_of
from tenure.partnership.wall import whole_partnership
from tenure.publish.strategy.reports.writing import written

def once(form, kind="board"):
    begun = time.process_time()
    written(report_of(kind), form, home.folder() / "cache" / "charts")
    return time.process_time() - begun

with whole_partnership():
    for form in sys.argv[2:]:
        once(form, "progress")
    print(json.dumps({form: once(form) for form in sys.argv[2:]}))
"""
"""The pack made once in a process that has made another report: a page that was set before would be kept."""
ROUNDS = 3

MOST = {"pdf": 2.0, "pptx": 0.5}
NAMES = {"pdf": "board pack (PDF)", "pptx": "board deck (PPTX)"}


def written(home: Path, form: str) -> Figure:
    """CPU seconds of one board pack in a form: read, judged, laid out and written."""
    subprocess.run([sys.executable, "-c", IN_FORCE, str(home)], check=True)
    took = [_once(home, form) for _ in range(1 + ROUNDS)]
    return Figure(NAMES[form], min(took[1:]), "s", most=MOST[form])


def _once(home: Path, form: str) -> float:
    command = [sys.executable, "-c", WRITTEN, str(home), form]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(json.loads(done.stdout.splitlines()[-1])[form])
