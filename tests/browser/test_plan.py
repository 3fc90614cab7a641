"""A lead plans in the browser: tries two actions, doubts one, saves it, chooses a parameter."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def marion(window) -> Page:
    page = window("marion").new_page()
    page.set_default_timeout(SLOW)  # the first page of a plan fits and draws the futures
    return page


SLOW = 60_000
"""Milliseconds that a page may take which draws futures, on a busy machine."""


def says(page: Page, words: str) -> None:
    """The page's heading comes to say this."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(words, timeout=SLOW, ignore_case=True)


def shows(page: Page, words: str) -> None:
    """These words come to stand on the page."""
    expect(page.get_by_text(words).first).to_be_visible(timeout=SLOW)


def test_a_lead_tries_two_actions_changes_a_size_and_saves_it(marion):
    marion.goto("/")
    marion.get_by_role("navigation", name="Main").get_by_role("link", name="Plan").click()
    says(marion, "If nothing changes, the vacancy rate in the partnership")

    marion.get_by_role("link", name="What an action would change").click()
    for name in ("A talent pool for experienced posts", "Back to social work"):
        marion.get_by_role("checkbox", name=f"Try {name}").check()
    marion.get_by_role("button", name="Try the ticked ones together").click()
    says(marion, "these two actions")

    marion.get_by_role("link", name="Change its sizes of A talent pool").click()
    marion.get_by_label("Name").fill("A pool with two recruiters")
    marion.get_by_label("Change", exact=True).first.fill("a lot")
    marion.get_by_role("button", name="Save and try it").click()
    expect(marion.get_by_role("alert")).to_contain_text("Give a number, such as", timeout=SLOW)
    marion.get_by_label("Change", exact=True).first.fill("12")
    marion.get_by_role("button", name="Save and try it").click()
    shows(marion, "The scenario is saved.")
    shows(marion, "12% more")


def test_a_lead_sets_actions_side_by_side_and_asks_what_it_hinges_on_by_keyboard(marion):
    marion.goto("/plan/actions")
    for name in ("A talent pool for experienced posts", "Back to social work"):
        marion.get_by_role("checkbox", name=f"Try {name}").focus()
        marion.keyboard.press("Space")
    marion.get_by_role("button", name="Set two or three side by side").focus()
    marion.keyboard.press("Enter")
    shows(marion, "Each is tried by itself here, not together.")

    marion.get_by_role("link", name="All of them together").press("Enter")
    marion.get_by_role("link", name="What the answer hinges on").press("Enter")
    says(marion, "matters most to the vacancy rate")
    marion.get_by_label("Vacancy rate to reach, %").fill("20")
    marion.keyboard.press("Enter")
    says(marion, "matters most to the vacancy rate")
    expect(
        marion.get_by_role(
            "region", name="How large each effect would have to be for a vacancy rate of 20.0%"
        )
    ).to_be_visible(timeout=SLOW)


def test_a_lead_chooses_a_parameter_and_goes_back_to_the_fitted_one(marion):
    marion.goto("/plan/parameters?kind=giving+up")
    marion.get_by_role(
        "link", name=re.compile("^Choose a value for .*candidates who wait for a post")
    ).click()
    marion.get_by_label("Your value").fill("12")
    marion.get_by_label("Why this is better").fill("Agreed by the board.")
    marion.get_by_role("button", name="Use this value").click()
    shows(marion, "The forecast now uses your value.")
    marion.get_by_role("button", name=re.compile("^Use the fitted value")).click()
    shows(marion, "The forecast uses the fitted value again.")


def test_the_plan_works_with_scripts_off(window):
    page = window("iqbal", java_script_enabled=False).new_page()
    page.set_default_timeout(SLOW)
    page.goto("/plan/?until=2026")
    says(page, "by 30 September 2026")
    page.get_by_label("By 30 September").select_option("2028")
    page.get_by_role("button", name="Show").click()
    says(page, "by 30 September 2028")
