"""A framework of a thousand activities: how long it takes to load, and what its heaviest page weighs."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from bench.flows import Figure

ACTIVITIES = 1000
PAGES = (
    *("framework/", "framework/?page=25", "framework/?status=off-course", "framework/search?q=training"),
    *(
        "framework/versions/",
        "framework/versions/1/",
        "framework/versions/2/",
        "framework/compare?from=1&to=2",
    ),
    *("outcomes/o", "priorities/priority-3", "activities/activity-8", "activities/activity-8/milestones/m-1"),
)
PROGRAM = f"""
import json, sys, time
from pathlib import Path
from tenure.partnership import home
home.prepare(Path(sys.argv[1]))
from datetime import date
from django.conf import settings
from django.test import Client
settings.ALLOWED_HOSTS = ["testserver"]
from tests.given.frameworks import a_large_framework, put_in_force
from tenure.partnership.actions import accounts, frameworks
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Account
from tenure.strategy.framework.books import as_workbook
from tenure.strategy.framework.checking import ready_scenarios
from tenure.strategy.framework.writing import as_toml
made = a_large_framework({ACTIVITIES})
files = {{"toml": as_toml(made).encode(), "xlsx": as_workbook(made)}}
put_in_force(a_large_framework(3), by=HOLDER, on=date(2026, 1, 5))
took = {{}}
for form, data in files.items():
    rounds = []
    for _ in range(3):
        begun = time.process_time()
        found = frameworks.open_file(data, name=f"large.{{form}}", by=HOLDER)
        version = frameworks.draft(framework=found.required(name="large"), by=HOLDER)
        rounds.append(time.process_time() - begun)
    took[form] = min(rounds)
frameworks.agree(version=version, meeting=frameworks.Meeting("Board", date(2026, 1, 6)), by=HOLDER)
frameworks.put_in_force(version=version, by=HOLDER)
lead = Account.objects.filter(username="marion").first() or accounts.make_account(
    username="marion", name="Marion", email="m@tenure.example", role="partnership lead",
    partner=None, by=HOLDER,
)
client = Client()
client.force_login(lead)
weighs = {{}}
for page in {PAGES!r}:
    answer = client.get("/strategy/" + page.replace("versions/2/", f"versions/{{version.number}}/"))
    assert answer.status_code == 200, (page, answer.status_code)
    weighs[page] = len(answer.content)
print(json.dumps({{"took": took, "weighs": weighs}}))
"""


def loading(folder: Path, form: str) -> Figure:
    """Seconds of one core to read, check and keep it, from TOML or a workbook."""
    what = f"a framework of {ACTIVITIES:,} activities from {form}, kept as a draft"
    return Figure(what, _measured(folder)["took"][form], "s", most=1.0)


def heaviest(folder: Path) -> Figure:
    """Kilobytes of HTML of its heaviest page."""
    weighs = _measured(folder)["weighs"]
    page = max(weighs, key=weighs.__getitem__)
    beside = {"page": page, "pages": len(PAGES)}
    return Figure("heaviest page of that framework", weighs[page] / 1000, "kB", most=60.0, beside=beside)


@cache
def _measured(folder: Path) -> Any:
    command = [sys.executable, "-c", PROGRAM, str(folder / "large-framework")]
    return json.loads(subprocess.check_output(command, text=True).splitlines()[-1])
