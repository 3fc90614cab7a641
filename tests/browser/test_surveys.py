"""Somebody answers a survey on a telephone without scripts; a lead sends one and reads what was found."""

import pytest
from playwright.sync_api import expect

from browser.test_pages import look_at

pytestmark = pytest.mark.browser
FACTORS = ("workload", "resilience", "progression", "training", "environment", "flexibility", "management")


@pytest.fixture
def open_address(window):
    """The address of the example's open wave, as the lead reads it."""
    page = window("marion").new_page()
    page.goto("/surveys/")
    page.get_by_role("link", name="Try it now").click()
    return page.locator("code").first.inner_text()


def begin(page, address, language="English"):
    page.goto(address)
    page.get_by_label(language).check()
    page.get_by_role("button", name="Start").click()


def test_a_person_answers_on_a_telephone_without_scripts(window, open_address):
    page = window("", width=320, java_script_enabled=False).new_page()
    begin(page, open_address)
    page.get_by_label("Northvale").check()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose an answer for “I learned something that I use”")
    for factor in FACTORS:
        page.locator(f"[name='factors.{factor}'][value='4']").check()
    page.get_by_role("button", name="Save and go on").click()
    address = page.url

    again = window("", width=320, java_script_enabled=False).new_page()
    again.goto(address)
    again.get_by_role("button", name="Save and go on").click()
    again.get_by_label("I looked for something else").check()
    again.get_by_role("button", name="Save and go on").click()
    again.get_by_label("Pay").check()
    again.get_by_role("button", name="Save and go on").click()
    expect(again.get_by_role("heading", level=1)).to_have_text("Check your answers before you send them")
    expect(again.get_by_text("Northvale", exact=True)).to_be_visible()
    again.get_by_role("button", name="Send my answers").click()
    expect(again.get_by_role("heading", level=1)).to_have_text("Thank you: your answers are in")

    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("These answers were sent already")


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_answering_are_accessible_and_fit(window, open_address, width):
    page = window("", width=width).new_page()
    begin(page, open_address, "Cymraeg")
    place = page.url.removesuffix("1/")
    addresses = [open_address, "/answer/", "/answer/thanks/", "/answer/nothing/", place]
    addresses += [f"{place}{number}/" for number in range(1, 6)] + [f"{place}check/"]
    faults = [fault for address in addresses for fault in look_at(page, address)]
    assert faults == []


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_a_lead_are_accessible_and_fit(window, width):
    page = window("marion", width=width).new_page()
    page.goto("/surveys/")
    wave = page.get_by_role("link", name="Autumn 2023", exact=True).get_attribute("href")
    design = page.get_by_role("link", name="How work is for you: a pulse").first.get_attribute("href")
    addresses = ["/surveys/", "/surveys/new/", design, f"{design}preview/", f"{design}open/", wave]
    addresses += [f"{wave}results/", f"{wave}results/?by=partner", f"{wave}results/?by=stage"]
    faults = [fault for address in addresses for fault in look_at(page, address)]
    assert faults == []


def test_a_survey_is_designed_sent_and_closed_by_keyboard_and_mouse_alike(window):
    page = window("marion").new_page()
    page.goto("/surveys/new/")
    page.get_by_label("Title").fill("A short one")
    page.get_by_label("What it is for").fill("To try it.")
    page.get_by_label("Staying and leaving").check()
    page.get_by_role("button", name="Make the survey").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Publish this version").click()
    page.get_by_role("link", name="Send it").click()
    page.get_by_label("Name of this wave").fill("A try")
    page.get_by_label("Anyone who has the address may answer").check()
    page.get_by_role("button", name="Begin to take answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A try: 0 answers so far")
    page.get_by_role("link", name="Close it").click()
    page.get_by_role("button", name="Close it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("no result can be shown")
