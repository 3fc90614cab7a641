"""Takes the pictures for README.md, from a home of the made-up partnership.

python -m tools.picture LINK       a board member's sign-in link that `make run` printed
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import urljoin

from playwright.sync_api import Page, sync_playwright

from tools.docs.pages import ROOT

FOLDER: Final = ROOT / "docs" / "pictures"
PICTURES: Final[Mapping[str, tuple[str, int]]] = MappingProxyType(
    {"analysis.png": ("/analysis/", 1640), "strategy.png": ("/strategy/", 1180)}
)
"""Each picture: the page it is of, and how many pixels of its height a person sees."""
WIDE: Final = 1280
QUIET: Final = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def main() -> None:
    """Sign in, open each page, keep what a person sees first."""
    with sync_playwright() as browsers:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = browsers.chromium.launch(executable_path=chromium, args=list(QUIET))
        page = browser.new_page(viewport={"width": WIDE, "height": 900})
        page.goto(sys.argv[1])
        with page.expect_navigation():
            page.locator("main button").first.click()
        for name in PICTURES:
            take(page, name)
        browser.close()


def take(page: Page, name: str) -> None:
    """Take one picture."""
    address, tall = PICTURES[name]
    page.set_viewport_size({"width": WIDE, "height": tall})
    page.goto(urljoin(sys.argv[1], address))
    page.wait_for_load_state("networkidle")
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / name)
    print(f"Wrote {(FOLDER / name).relative_to(ROOT)}")


if __name__ == "__main__":
    main()
