"""People do whole things: with a mouse, with a keyboard alone, and with scripts turned off."""

import re

import pytest
from playwright.sync_api import Page, expect

from given.ascwds import a_workplace, an_adults_worker, csv_of
from given.csww import a_return, a_worker

pytestmark = pytest.mark.browser


def a_file(content: bytes) -> dict:
    return {"name": "return.xml", "mimeType": "text/xml", "buffer": content}


def people(first: int, **special) -> list[dict]:
    """Five people of Northvale's; the first is special."""
    return [a_worker(SWENo=f"SW{first + n}", **(special if n == 0 else {})) for n in range(5)]


def send(page: Page, content: bytes) -> None:
    page.goto("/returns/send/")
    page.set_input_files("#file", a_file(content))
    page.get_by_role("button", name="Send and check").click()


def reopen(page: Page, partner: str, year: int) -> None:
    """A lead opens what was signed off, with the reason."""
    page.goto("/collections/")
    page.get_by_role("link", name=f"Children’s return {year}", exact=True).click()
    page.get_by_role("link", name=partner, exact=True).click()
    page.get_by_role("link", name="Reopen it").click()
    page.get_by_label("Why it is reopened").fill("Five people were left out.")
    page.get_by_role("button", name="Reopen it").click()
    expect(page.get_by_text(f"{partner}’s children’s return for {year} is open again.")).to_be_visible()


def test_priya_sends_a_return_puts_it_right_and_accepts_it(window):
    page = window("priya").new_page()
    send(page, a_return(*people(5_100_000), year=2017))
    expect(page.get_by_text("was signed off on").first).to_be_visible()
    reopen(window("marion").new_page(), "Northvale", 2017)

    send(page, a_return(*people(5_100_000, FTE="37"), year=2017))
    expect(page.get_by_role("heading", level=1)).to_contain_text("stands between this return and the record")
    expect(page.get_by_text("FTE is not between 0 and 1.").first).to_be_visible()
    with page.expect_download() as workbook:
        page.get_by_role("link", name="Take the file with what to put right").click()
    assert workbook.value.suggested_filename.endswith("-findings.xlsx")

    page.get_by_role("link", name="Send a corrected file").click()
    page.set_input_files(
        "#file", a_file(a_return(*people(5_100_000, PersonBirthDate="1934-05-01"), year=2017))
    )
    page.get_by_role("button", name="Send and check").click()
    answer_every_query(page)
    page.get_by_role("link", name="Accept this return").click()
    page.get_by_role("button", name="Accept this return").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("This return is in the record")
    expect(page.get_by_text("The return for 2017 is accepted.")).to_be_visible()


def answer_every_query(page: Page) -> None:
    """A note on each rule that has none yet."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("o errors")
    while page.locator(".finding.query").count():
        waiting = page.locator(".finding.query").count()
        card = page.locator(".finding.query").first
        card.get_by_label("Note on").fill("A small file, made to show how this works.")
        card.get_by_role("button", name="Keep the note").click()
        expect(page.locator(".finding.query")).to_have_count(waiting - 1)


def test_a_return_is_prepared_and_signed_and_reminders_go_out(window):
    otto, marion = window("otto").new_page(), window("marion").new_page()
    otto.goto("/")
    otto.get_by_role("link", name="Prepare the sign-off of the children’s return for 2023").click()
    otto.get_by_role("button", name="Prepare the sign-off").click()
    expect(otto.get_by_text("is prepared. A partnership lead confirms it now.")).to_be_visible()

    marion.goto("/collections/")
    marion.get_by_role("link", name="Hartwell, children’s return for 2023").click()
    marion.get_by_role("link", name="Sign it off").click()
    marion.get_by_role("button", name="Sign it off").click()
    expect(marion.get_by_role("heading", level=1)).to_have_text(
        "Hartwell’s children’s return for 2023 is signed off"
    )

    marion.goto("/collections/")
    marion.get_by_role("link", name="Adults’ return 2024").first.click()
    marion.get_by_role("button", name=re.compile(r"Remind\s+Northvale")).click()
    expect(marion.get_by_text("1 person is reminded.")).to_be_visible()


def test_what_was_accepted_is_seen_in_the_workforce(window):
    page = window("priya").new_page()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="See the whole workforce analysis").click()
    page.get_by_label("Compared with", exact=True).select_option("region")
    page.get_by_label("30 September", exact=True).select_option("2022")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("in post on 30 September 2022")).to_be_visible()
    page.locator("summary", has_text="Table of").first.click()
    expect(page.locator("figure table").first).to_be_visible()


def test_without_scripts_a_return_is_sent_and_its_findings_read(window):
    page = window("priya", java_script_enabled=False).new_page()
    send(page, a_return(*people(5_200_000, FTE="37"), year=2025, lea="101"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("stands between", timeout=30_000)
    expect(
        page.get_by_text("Line 36").or_(page.get_by_text("FTE is not between 0 and 1.").first).first
    ).to_be_visible()
    page.get_by_role("link", name="Take this return back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text(re.compile(r"Sending \d for 2025 is taken back\."))).to_be_visible()


def test_without_scripts_the_workforce_is_chosen_and_read(window):
    page = window("iqbal", java_script_enabled=False).new_page()
    page.goto("/analysis/")
    page.get_by_label("Whose workforce").select_option("103")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Hartwell had")).to_be_visible()
    page.locator("summary", has_text="Table of").first.click()
    expect(page.locator("figure table").first).to_be_visible()


def tab_to(page: Page, name: str, *, most: int = 120) -> None:
    """Press Tab until the focus is on something of that name, always seen and never behind anything."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "((document.activeElement.labels?.[0] ?? document.activeElement).innerText ?? '').trim()"
        )
        if said.startswith(name):
            return assert_focus_is_seen(page)
    raise AssertionError(f"{name} was not reached by {most} presses of Tab")


def assert_focus_is_seen(page: Page) -> None:
    seen = page.evaluate(
        """() => {
            const one = document.activeElement, style = getComputedStyle(one);
            const box = one.getClientRects()[0];
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return {outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                    uncovered: top === one || one.contains(top) || (top && top.contains(one))};
        }"""
    )
    assert seen == {"outline": True, "uncovered": True}


def test_the_keyboard_alone_leads_from_the_door_to_a_table(window):
    page = window("marion").new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to main content"
    tab_to(page, "Workforce")
    page.keyboard.press("Enter")
    page.wait_for_url("**/analysis/")
    tab_to(page, "Service")
    tab_to(page, "Table")
    page.keyboard.press("Enter")
    expect(page.locator("figure table").first).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"


def test_the_keyboard_alone_names_a_partners_grey_line(window):
    page = window("priya").new_page()
    page.goto("/measures/turnover-rate/")
    line = page.get_by_role("img", name="Hartwell:").first
    expect(line.locator("text")).to_be_hidden()
    line.focus()
    expect(line.locator("text")).to_be_visible()


def test_the_keyboard_alone_sends_a_return(window):
    page = window("priya").new_page()
    page.goto("/returns/")
    tab_to(page, "Send returns")
    page.keyboard.press("Enter")
    page.wait_for_url("**/returns/send/")
    tab_to(page, "Send and check")
    page.keyboard.press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    tab_to(page, "No file was chosen")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "file"


def test_otto_sees_nothing_of_northvales(window):
    priya, otto = window("priya").new_page(), window("otto").new_page()
    send(priya, a_return(*people(5_300_000, FTE="37"), year=2025))
    expect(priya.get_by_role("heading", level=1)).to_contain_text("stands between")

    assert otto.goto(priya.url).status == 404
    expect(otto.get_by_role("heading", level=1)).to_have_text("There is nothing here")
    otto.goto("/returns/")
    assert "Northvale" not in otto.locator("main").inner_text()
    assert "SW53" not in otto.content()


def test_someone_is_warned_before_their_sign_in_ends_and_can_stay(window):
    page = window("marion").new_page()
    page.clock.install()
    page.goto("/definitions/")
    page.clock.fast_forward("26:00")
    warning = page.get_by_role("alertdialog", name="Your sign-in is about to end")
    expect(warning).to_contain_text("You will be signed out in 5 minutes.")
    expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
    page.get_by_role("button", name="Stay signed in").click()
    expect(warning).to_have_count(0)


def test_an_administrator_makes_an_account_whose_link_works(window):
    page = window("jo").new_page()
    page.goto("/accounts/new/")
    page.get_by_label("Name", exact=True).fill("Bilal Aziz")
    page.get_by_label("Username").fill("bilal")
    page.get_by_label("Board member").check()
    page.get_by_role("button", name="Make the account").click()
    page.get_by_role("button", name="Make a one-time link").click()
    link = page.locator(".said code").inner_text()

    theirs = window().new_page()
    theirs.goto(link)
    theirs.get_by_role("button", name="Sign in").click()

    expect(theirs.get_by_role("link", name="Bilal Aziz")).to_be_visible()


def test_priya_drops_an_adults_set_and_a_childrens_return_together(window, served):
    """She sees what each is, puts a file right, answers, looks at what it would change, and accepts."""
    page = window("priya").new_page()
    workers = [an_adults_worker(UNIQUEWORKERID=f"P{n}", DAYSSICK="1x" if n else "3") for n in range(12)]
    drop(page, workplace=[a_workplace(TOTALPERMTEMP="12")], worker=workers)
    page.get_by_role("button", name="Send and check").click()
    heading, said = page.get_by_role("heading", level=1), "2 returns of Northvale are being checked"
    expect(heading).to_contain_text(said, timeout=20_000)  # the files are read behind the page first
    expect(page.get_by_role("table")).to_contain_text("workplace file")

    page.get_by_role("link", name="Open the adults’ return").click()
    answer_every_query(page)
    page.get_by_role("link", name="See what it would change").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Northvale would have its first figures")
    page.get_by_role("link", name="Go on to accept").click()
    page.get_by_role("button", name="Accept this return").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This return is in the record")


def drop(page: Page, **records) -> None:
    """A set's files and a children's return that has an error, chosen together."""
    page.goto("/returns/send/")
    files = [
        {"name": f"{part}.csv", "mimeType": "text/csv", "buffer": csv_of(part, rows)}
        for part, rows in records.items()
    ]
    faulty = a_return(*people(5_200_000, FTE="37"), year=2023)
    page.set_input_files("#file", [*files, a_file(faulty)])
