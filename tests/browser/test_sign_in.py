"""Several people at one server, in real browsers: what is somebody's is theirs, whoever knows names and addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import pytest

from posture.page.words import word
from posture.roles import Role
from posture.store.passwords import hash_password
from tests.browser.conftest import FAKE_CAMERA, Launch
from tests.browser.serving import PageServer
from tests.store.making import NOW, report, settings

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

PASSWORD: Final = "correct horse battery"
NAME: Final = "coach.example.org"
SESSION: Final = "posture_session"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageServer]:
    """At which Ana and Bo practise, each with one finished and one cut off, and Eve is the administrator."""
    one = PageServer(tmp_path_factory.mktemp("page"), options=("--name", NAME))
    with one.store() as store:
        for name, role in (("Ana", Role.TRAINEE), ("Bo", Role.TRAINEE), ("Eve", Role.ADMINISTRATOR)):
            store.accounts.add(name, role, hash_password(PASSWORD))
        for name in ("Ana", "Bo"):
            store.begin(settings(name), NOW).finish(report())
            store.begin(settings(name), NOW)
    try:
        one.start()
        yield one
    finally:
        one.end()


def sign_in(context: BrowserContext, server: PageServer, name: str, password: str = PASSWORD) -> Page:
    page = context.new_page()
    page.goto(f"{server.address}/?lang=en")
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.get_by_role("button").click()
    return page


def see(page: Page, server: PageServer, path: str, heading: str) -> None:
    page.goto(f"{server.address}/{path}?lang=en")
    page.get_by_role("heading", name=word(heading, "en"), exact=True).first.wait_for()


def test_everybody_sees_what_is_theirs_and_nothing_else(server: PageServer, launch: Launch) -> None:
    page = sign_in(launch(), server, "Ana")
    page.get_by_text(word("unfinished.resume", "en")).wait_for()
    assert page.get_by_role("combobox", name=word("who", "en")).input_value() == "Ana"
    see(page, server, "history", "history.title")
    page.get_by_text(word("history.open", "en")).wait_for()
    page.get_by_role("combobox", name=word("history.whose", "en")).click()
    assert page.get_by_role("option").all_inner_texts() == ["Ana"]


def test_an_administrator_deletes_another_s_and_reads_nothing_of_it(server: PageServer, launch: Launch) -> None:
    page = sign_in(launch(), server, "Eve")
    page.get_by_role("combobox", name=word("who", "en")).wait_for()
    see(page, server, "history", "history.title")
    page.get_by_role("combobox", name=word("history.whose", "en")).click()
    page.get_by_role("option", name="Ana").click()
    page.get_by_text(word("history.delete.all", "en", name="Ana")).wait_for()
    assert page.get_by_text(word("history.open", "en")).count() == 0
    assert page.get_by_text(word("history.export", "en")).count() == 0


def test_an_address_is_of_no_use_to_a_stranger_or_to_another_person(server: PageServer, launch: Launch) -> None:
    page = sign_in(launch(), server, "Ana")
    page.get_by_role("button", name=word("begin", "en")).click()
    page.locator("[data-action=start]").wait_for(state="attached")
    known = page.url
    assert "Ana" not in known
    assert "practice=" in known

    stranger = launch().new_page()
    stranger.goto(known)
    assert urlsplit(stranger.url).path == "/coach/sign-in"
    assert stranger.request.get(f"{server.address}/_stcore/metrics").status == 401
    assert stranger.request.get(f"{server.address}/coach/static/practice/main.js").status == 401

    other = sign_in(launch(), server, "Bo")
    other.get_by_role("combobox", name=word("who", "en")).wait_for()
    other.goto(known)
    other.get_by_role("combobox", name=word("who", "en")).wait_for()
    assert other.get_by_role("combobox", name=word("who", "en")).input_value() == "Bo"
    assert other.locator("[data-action=start]").count() == 0
    page.reload()
    page.locator("[data-action=start]").wait_for(state="attached")


def test_a_cookie_is_out_of_reach_of_scripts_and_over_after_signing_out(server: PageServer, launch: Launch) -> None:
    context = launch()
    page = sign_in(context, server, "Ana")
    page.get_by_role("combobox", name=word("who", "en")).wait_for()
    (cookie,) = [one for one in context.cookies() if one["name"] == SESSION]
    assert (cookie["httpOnly"], cookie["secure"], cookie["sameSite"]) == (True, True, "Lax")
    assert SESSION not in page.evaluate("document.cookie")
    page.goto(f"{server.address}/coach/sign-in")
    page.get_by_role("button").click()
    page.locator("input[name=password]").wait_for()
    context.add_cookies([{"name": SESSION, "value": cookie["value"], "url": server.address, "secure": True}])
    page.goto(server.address)
    assert urlsplit(page.url).path == "/coach/sign-in"


def test_no_password_and_no_secret_comes_into_log_address_or_store(server: PageServer, launch: Launch) -> None:
    context = launch()
    page = sign_in(context, server, "Ana", "a wrong password")
    page.get_by_role("alert").wait_for()
    assert "wrong" not in page.url
    secret = next((one["value"] for one in context.cookies() if one["name"] == SESSION), PASSWORD)
    log = server.log.read_text(encoding="utf-8")
    assert "wrong password for 'Ana'" in log
    for kept in (log.encode(), *(file.read_bytes() for file in Path(server.folder).glob("store.sqlite*"))):
        assert PASSWORD.encode() not in kept
        assert b"a wrong password" not in kept
        assert secret.encode() not in kept


def test_over_an_address_without_https_one_is_told_why_one_cannot_sign_in(server: PageServer, launch: Launch) -> None:
    page = launch(extra=(*FAKE_CAMERA, f"--host-resolver-rules=MAP {NAME} 127.0.0.1")).new_page()
    page.goto(f"http://{NAME}:{server.port}/")
    assert "https" in page.get_by_role("alert").inner_text()
