"""Remake the reference pages, or with --check only say which are out of date.

python -m tools.docs [--check]
"""

from __future__ import annotations

import os
import sys
import tempfile

from tools.docs.pages import REFERENCE, made


def main() -> int:
    """Write every page that is made from code, or say which of them would change."""
    checking = sys.argv[1:] == ["--check"]
    stale = []
    for name, text in made().items():
        path = REFERENCE / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path)
        if not checking:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"Wrote docs/reference/{name}")
    if checking and stale:
        print("Out of date, run make docs:", *(f"docs/reference/{path.name}" for path in stale), sep="\n  ")
        return 1
    return 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["TENURE_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "tenure.partnership.settings"
        sys.exit(main())
