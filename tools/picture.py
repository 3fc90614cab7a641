"""Takes the picture of the workforce analysis for README.md, from a home of the made-up partnership.

python -m tools.picture LINK       a sign-in link that `make run` printed
"""

from __future__ import annotations

import shutil
import sys
from urllib.parse import urljoin

from playwright.sync_api import sync_playwright

from tools.docs.pages import ROOT

PICTURE = ROOT / "docs" / "pictures" / "analysis.png"
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def main() -> None:
    """Sign in, open the analysis, keep what a person sees first."""
    with sync_playwright() as browsers:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = browsers.chromium.launch(executable_path=chromium, args=list(QUIET))
        page = browser.new_page(viewport={"width": 1280, "height": 1640})
        page.goto(sys.argv[1])
        with page.expect_navigation():
            page.locator("main button").first.click()
        page.goto(urljoin(sys.argv[1], "/analysis/"))
        page.wait_for_load_state("networkidle")
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()
    print(f"Wrote {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
