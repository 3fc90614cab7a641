"""Fetches what pages need from npm by the locked package.json, and lays it out under static/vendor.

    python -m tenure.web.assets [FOLDER WITH package.json]

Nothing of it is committed. Of GOV.UK Frontend only the components that we use are kept, without its typeface
and crest, which belong to gov.uk alone.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

VENDOR = Path(__file__).parent / "static" / "vendor"
FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif'
COMPONENTS = tuple(
    """
    back-link breadcrumbs button character-count checkboxes date-input details error-message error-summary
    fieldset file-upload form-group hint input inset-text label notification-banner pagination password-input
    radios select skip-link summary-list tag textarea warning-text body heading link list visually-hidden
    template width-container grid section-break frontend-supported
    """.split()  # noqa: SIM905 (a list of words reads better than forty strings)
)
_KEPT = re.compile("|".join(rf"govuk-{name}(?![a-z])" for name in COMPONENTS))
NOTICE = """Fetched by python -m tenure.web.assets; nothing here is ours.

govuk.css, govuk.js  GOV.UK Frontend {govuk}, MIT licence, (c) 2017 Crown Copyright (Government Digital
                     Service); govuk.css holds only the components that we use, without typeface and crest.
htmx.js              htmx 2 as carried by django-htmx, Zero-Clause BSD licence.
"""


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Each rule of a minified style sheet: its head (selector or at-rule) and its body."""
    at = 0
    while (opens := css.find("{", at)) >= 0:
        depth, end = 1, opens + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[at:opens].strip(), css[opens + 1 : end - 1]
        at = end


def kept(css: str) -> str:
    """The rules for the components that we use, in our typeface."""
    parts = []
    bare = re.sub(r"/\*.*?\*/\s*", "", css, flags=re.DOTALL).strip()
    for head, body in rules(bare):
        if head.startswith(("@media", "@supports")):
            inner = kept(body)
            parts.append(f"{head}{{{inner}}}" if inner else "")
        elif head.startswith(":root") or (not head.startswith("@") and _wanted(head)):
            parts.append(f"{head}{{{body}}}")
    return "".join(parts).replace("GDS Transport,arial,sans-serif", FONT)


def _wanted(selectors: str) -> bool:
    return "govuk-" not in selectors or _KEPT.search(selectors) is not None


def fetch(folder: Path) -> Path:
    """Run `npm ci` in the folder with package.json, and say where the packages are."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is not on this machine. Install Node.js, or run make setup, which brings its own.")
    subprocess.run([npm, "ci", "--silent", "--ignore-scripts"], cwd=folder, check=True)
    return folder / "node_modules"


def lay_out(packages: Path, into: Path) -> None:
    """Write static/vendor afresh from the fetched packages and from htmx, which django-htmx carries."""
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    govuk = packages / "govuk-frontend"
    css = (govuk / "dist/govuk/govuk-frontend.min.css").read_text(encoding="utf-8")
    script = (govuk / "dist/govuk/govuk-frontend.min.js").read_text(encoding="utf-8")
    version = json.loads((govuk / "package.json").read_text(encoding="utf-8"))["version"]
    (into / "govuk.css").write_text(kept(css.removeprefix('@charset "UTF-8";')), encoding="utf-8")
    (into / "govuk.js").write_text(re.sub(r"//# sourceMappingURL=.*", "", script), encoding="utf-8")
    (into / "NOTICE.txt").write_text(NOTICE.format(govuk=version), encoding="utf-8")
    htmx = files("django_htmx").joinpath("static", "django_htmx", "htmx-2.min.js")
    (into / "htmx.js").write_bytes(htmx.read_bytes())


def main() -> None:
    """Fetch and lay out."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path.cwd()
    lay_out(fetch(folder), VENDOR)


if __name__ == "__main__":
    main()
