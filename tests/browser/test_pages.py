"""Every page, for each role, wide and narrow: accessible, nothing sideways, no complaint from the browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from given.csww import a_return, a_worker

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FOR_EVERYONE = [
    "/",
    "/definitions/",
    "/account/",
    "/account/password/",
    "/account/2fa/set-up/",
    "/api/docs",
    "/no-such-page/",
]
FIGURES = [
    "/analysis/",
    "/analysis/?service=adults",
    "/measures/turnover-rate/",
    "/measures/leavers/?basis=headcount",
    "/measures/turnover-rate/?focus=103",
    "/analysis/?focus=103&against=neighbours&year=2018",
]
DESK = ["/collections/", "/collections/calendar/", "/collections/engagement/"]
ARMS = "with=talent-pool&with=returners"
PLAN = [
    "/plan/",
    "/plan/?focus=103",
    "/plan/actions",
    f"/plan/try?{ARMS}",
    f"/plan/try/doubts?{ARMS}",
    f"/plan/compare?{ARMS}",
    "/plan/demand",
    "/plan/demand/team?there=6",
    "/plan/how-sure",
    "/plan/parameters",
    "/plan/published",
    "/plan/pipeline?placements=300",
    "/plan/reverse",
    "/plan/?until=2099",
]
PLANNING = [
    "/plan/scenarios/talent-pool/change",
    "/plan/parameters/choose?key=giving%20up",
    f"/plan/many?{ARMS}",
]
KPIS = [
    "/strategy/",
    "/strategy/kpis/",
    "/strategy/kpis/children-turnover",
    "/strategy/kpis/placement-quality",
    "/strategy/kpis/statutory-placements",
    "/strategy/audit/",
]
GOVERNING = [
    f"/strategy/{page}/"
    for page in (
        *("money", "money/activities/careers-fair", "members", "members/103", "leads"),
        *("engagement", "engagement/103", "meetings", "meetings/6", "actions", "risks"),
    )
]
FRAMEWORK = [
    *("/strategy/outcomes/low-turnover", "/strategy/priorities/attachment", "/strategy/contribution/"),
    *("/strategy/activities/careers-fair", "/strategy/reports/", "/strategy/reports/board/"),
    "/strategy/reports/cases/",
    *(f"/strategy/framework/{page}" for page in ("", "versions/", "versions/1/", "search?q=assessed")),
    "/strategy/framework/compare?from=1&to=2",
]
DRAFTING = [
    *(f"/strategy/framework/versions/2/{page}" for page in ("", "change", "kpis/", "kpis/add")),
    *("/strategy/framework/versions/2/activities/careers-fair/", "/strategy/framework/new"),
    *("/strategy/boards/strategic-board/", "/strategy/risks/new", "/strategy/reports/branding/"),
    *("/strategy/reports/cases/new", "/strategy/reports/cases/1/withdraw", "/strategy/reports/made/1/"),
    "/strategy/leads/1/",
]
GIVING = ["/strategy/kpis/placement-quality/value", "/strategy/kpis/placement-quality/decision"]
PAGES = {
    "": ["/sign-in/", "/sign-in/a-link/", "/sign-in/ended/", "/accessibility/", "/no-such-page/"],
    "priya": [
        *(*FOR_EVERYONE, *FIGURES, "/returns/", "/returns/send/", "/analysis/?year=1999", *DESK),
        *(f"/collections/{page}/" for page in ("8/of/101", "7/of/101", "7/of/101/sign", "1/of/101")),
        *(PLAN[0], PLAN[1]),
    ],
    "otto": ["/", "/analysis/", "/returns/", "/accounts/", "/collections/8/of/103/", *GOVERNING],
    "marion": [
        *(*FOR_EVERYONE, *FIGURES, "/returns/", "/returns/send/", "/audit/", *DESK),
        *(f"/collections/{page}/" for page in ("8", "7", "new", "8/dates", "7/of/105", "7/of/105/sign")),
        *("/collections/7/of/104/", "/collections/7/of/104/reopen/", "/collections/7/of/101/sign/"),
        *(*PLAN, *PLANNING, *KPIS, *GIVING, *GOVERNING, *FRAMEWORK, *DRAFTING),
    ],
    "iqbal": [*FOR_EVERYONE, *FIGURES, "/returns/", *PLAN, *KPIS, *FRAMEWORK],
    "jo": [*FOR_EVERYONE, "/accounts/", "/accounts/new/", "/accounts/1/", "/audit/?verify=yes", "/analysis/"],
}
UNDECIDED_BY_AXE = {
    "color-contrast": "axe cannot judge signs such as ✓, nor cells that their frame cuts off; both wear the "
    "tokens of the text beside them, which were measured by hand",
}
"""What axe leaves to a person, with what was decided."""
OF_A_RETURN = ("", "rules/T-W03/", "accept/", "withdraw/", "fixes/", "versions/")


@pytest.fixture(params=[1280, 320])
def width(request) -> int:
    return request.param


def look_at(page: Page, path: str, *, statuses: tuple[int, ...] = (200, 400, 403, 404)) -> Iterator[str]:
    """What is wrong with a page: each as a sentence."""
    complaints = []
    page.on(
        "console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None
    )
    response = page.goto(path, wait_until="load")
    page.wait_for_selector("#progress", state="detached", timeout=120_000)  # what is worked out beside it
    page.wait_for_load_state()
    if response.status not in statuses:
        yield f"{path} answers {response.status}"
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    page.evaluate(AXE.read_text())
    found = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    for fault in found["violations"]:
        yield f"{path}: {fault['id']}: {fault['help']}: {[node['target'] for node in fault['nodes']][:3]}"
    for open_question in found["incomplete"]:
        if open_question["id"] not in UNDECIDED_BY_AXE:
            yield f"{path}: undecided: {open_question['id']}: {open_question['nodes'][0]['target']}"
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    if width[0] > width[1]:
        yield f"{path} is {width[0]} wide in a window of {width[1]}"
    if response.status == 200:
        yield from (f"{path}: the browser says {said}" for said in complaints)


@pytest.mark.parametrize("who", PAGES)
def test_every_page_is_accessible_and_fits(window, who, width):
    page = window(who, width=width).new_page()
    faults = [fault for path in PAGES[who] for fault in look_at(page, path)]
    assert faults == []


def test_a_return_is_accessible_and_fits(window, width):
    page = window("priya", width=width).new_page()
    page.goto("/returns/send/")
    faulty = a_return(
        a_worker(FTE="37", SWENo=f"SW{width}"), a_worker(PersonBirthDate="1934-05-01"), year=2024
    )
    page.set_input_files("#file", {"name": "return.xml", "mimeType": "text/xml", "buffer": faulty})
    page.get_by_role("button", name="Send and check").click()
    page.get_by_role("heading", name="stands between this return and the record").wait_for()
    address = page.url

    faults = [fault for part in OF_A_RETURN for fault in look_at(page, address + part)]

    assert faults == []


def test_a_form_with_faults_is_accessible(window, width):
    page = window("", width=width).new_page()
    page.goto("/sign-in/")
    page.get_by_role("button", name="Sign in").click()
    assert page.locator(".govuk-error-summary").evaluate("one => one === document.activeElement")
    assert faults_of(page) == []


def test_a_link_that_was_used_and_a_form_left_open_are_said_accessibly(window, served, signed_in, width):
    signed_in("otto")
    page = window("", width=width).new_page()
    page.goto(served.links["otto"])
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", level=1, name="This link cannot be used").wait_for()
    assert faults_of(page) == []
    page.goto("/sign-in/")
    page.context.clear_cookies()
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", level=1, name="This form was not sent").wait_for()
    assert faults_of(page) == []


def faults_of(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    return [fault["id"] for fault in found["violations"]]


@pytest.mark.parametrize("path", ["/analysis/", "/", "/returns/"])
def test_targets_are_large_enough(window, path):
    """24 by 24 CSS pixels, but for links inside a sentence."""
    page = window("priya", width=320).new_page()
    page.goto(path)
    small = page.evaluate(
        """() => ['main button', 'main select', 'main summary', 'main input:not([type=hidden])', 'header a']
            .flatMap((kind) => [...document.querySelectorAll(kind)])
            .filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 24)
            .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_pictures_of_charts_arrive(window):
    page = window("iqbal").new_page()
    page.goto("/analysis/", wait_until="load")
    drawn = page.evaluate("[...document.querySelectorAll('figure img')].map((one) => one.naturalWidth)")
    assert len(drawn) >= 8
    assert all(width > 300 for width in drawn)


def test_a_page_prints_without_its_controls(window):
    page = window("iqbal").new_page()
    page.goto("/analysis/")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Main").is_visible()
    assert not page.get_by_role("button", name="Show").is_visible()
    assert not page.get_by_role("heading", name="Take it with you").is_visible()
    assert page.locator("h1").is_visible()
