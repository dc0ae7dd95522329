"""What somebody does who practises: fills in the form, turns the camera on, ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posture.page.words import word
from posture.types import Language
from tests.browser.serving import PageServer
from tests.browser.watching import SEEN, WATCH, until

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

DRAWN: Final = "[data-testid=stApp][data-test-script-state=notRunning]"
"""Streamlit's sign that the page is drawn to its end; what is typed before may be drawn over."""


def open_page(context: BrowserContext, server: PageServer, language: Language = "en", *, watch: bool = True) -> Page:
    """A tab with the form in it, watched or not."""
    page = context.new_page()
    if watch:
        page.add_init_script(WATCH)
    page.goto(f"{server.address}/?lang={language}")
    page.get_by_role("button", name=word("begin", language)).wait_for()
    page.locator(DRAWN).wait_for()
    return page


def give_name(page: Page, name: str, language: Language = "en") -> None:
    """Type it, and wait for what the page says of the one who is called so."""
    box = page.get_by_role("combobox").first
    box.click()
    box.fill(name)
    box.press("Enter")
    page.get_by_text(word("baseline.none", language)).wait_for()
    page.locator(DRAWN).wait_for()
    assert box.input_value() == name


def fill_in(page: Page, name: str, language: Language = "en") -> None:
    """Give a name and go to the camera, unguided."""
    give_name(page, name, language)
    page.get_by_text(word("guided", language)).click()
    page.get_by_role("button", name=word("begin", language)).click()
    page.locator("[data-action=start]").wait_for()


def practise(page: Page, name: str, language: Language = "en") -> None:
    """All that comes before a practice, and a little of it."""
    fill_in(page, name, language)
    page.locator("[data-action=start]").click()
    goes_on(page)


def goes_on(page: Page, states: int = 30) -> None:
    """Wait until the practice runs, and has run for some more frames."""
    until(page, f"{SEEN}?.stage === 'practice'")
    until(page, f"{SEEN}.states > {page.evaluate(f'{SEEN}.states')} + {states}")


def end(page: Page) -> None:
    """End the practice as the keyboard does, and say yes."""
    page.keyboard.press("Escape")
    page.locator("[data-action=end-yes]").click()


def see_report(page: Page, language: Language = "en") -> None:
    """Wait for the report's page."""
    page.get_by_role("heading", name=word("report.title", language)).wait_for()
