"""The gate and signing in: what a stranger, a known person and another person get of every route."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.types import Message, Receive

from posture.roles import Action, Principal, Role
from posture.store import open_store
from posture.store.accounts import AccountBook
from posture.store.passwords import hash_password
from posture.web import gate
from posture.web.access import Access, is_loopback
from posture.web.route_actions import OPEN, ROUTE_ACTIONS, WEBSOCKET
from posture.web.services import Services
from posture.web.sessions import COOKIE, IDLE, LONGEST, MOST_EACH, AccountSessions
from posture.web.throttle import MOST_TRIES, WINDOW, GuessThrottle
from tests.waiting import PATIENCE
from tests.web.practising import HERE, Clock
from tests.web.visiting import serving, ticket

PASSWORD: Final = "correct horse battery"
HTTPS: Final = f"https://{HERE}"
FORM: Final = {"content-type": "application/x-www-form-urlencoded", "origin": HTTPS}


@dataclass
class House:
    """A server at which people sign in."""

    client: TestClient
    services: Services
    book: AccountBook
    clock: Clock

    def sign_in(self, name: str = "Ana", password: str = PASSWORD, **headers: str) -> int:
        form = {"name": name, "password": password}
        answer = self.client.post("/coach/sign-in", data=form, headers=FORM | headers, follow_redirects=False)
        return answer.status_code

    def status(self, path: str, method: str = "GET", **headers: str) -> int:
        return self.client.request(method, path, headers=headers, follow_redirects=False).status_code


@pytest.fixture(scope="module")
def hashed() -> str:
    return hash_password(PASSWORD)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hashed: str) -> Iterator[House]:
    monkeypatch.setenv("POSTURE_STORE", str(tmp_path / "store.sqlite"))
    clock = Clock()
    with open_store(patience=PATIENCE) as store:
        for name, role in (("Ana", Role.TRAINEE), ("Bo", Role.TRAINEE), ("Eve", Role.ADMINISTRATOR)):
            store.accounts.add(name, role, hashed)
        access = Access((HERE,), AccountSessions(lambda: store.accounts, clock))
        with serving(tmp_path / "recordings", access) as (client, services):
            client.base_url = HTTPS
            yield House(client, services, store.accounts, clock)


def asked() -> list[tuple[str, str]]:
    paths = [(route, sorted(route.methods - {"HEAD", "OPTIONS", WEBSOCKET})) for route in ROUTE_ACTIONS]
    return [
        (methods[0], route.path)
        for route, methods in paths
        if methods and route.action is not Action.SIGN_IN and route.path not in OPEN
    ]


def test_a_stranger_gets_nothing_whatever_they_ask_for(house: House) -> None:
    for method, path in asked():
        asked_for = path.replace("{path:path}", "x").replace("{file_id:path}", "x").replace("{", "").replace("}", "")
        # Nor does a ticket help that somebody was given, nor one that says it is nobody's.
        for known in ({}, ticket(Principal("Ana", Role.TRAINEE)), ticket()):
            assert house.status(asked_for, method, origin=HTTPS, **known) == 401, (method, path)


def test_a_stranger_s_browser_is_led_to_the_page_for_signing_in(house: House) -> None:
    answer = house.client.get("/history", headers={"accept": "text/html"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/coach/sign-in")
    page = house.client.get("/coach/sign-in", headers={"accept-language": "zh-CN"})
    assert page.status_code == 200
    assert "登录" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "<script" not in page.text


@pytest.mark.parametrize("path", ["/coach/live", "/_stcore/stream"])
def test_a_stranger_s_websocket_is_refused_before_it_is_accepted(house: House, path: str) -> None:
    with pytest.raises(WebSocketDenialResponse) as refused:
        house.client.websocket_connect(path, headers={"origin": HTTPS}).__enter__()
    assert refused.value.status_code == 401


def test_who_signs_in_gets_a_cookie_that_no_script_and_no_other_site_can_use(house: House) -> None:
    form = {"name": " Ana ", "password": PASSWORD}
    answer = house.client.post("/coach/sign-in", data=form, headers=FORM, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert all(part in cookie for part in (COOKIE, "httponly", "secure", "samesite=lax", "path=/"))
    assert house.status("/coach/static/practice/main.js") == 200
    page = house.client.get("/coach/sign-in")
    assert "You are signed in as Ana." in page.text


def test_a_ticket_of_another_person_is_not_taken(house: House) -> None:
    house.sign_in("Ana")
    assert house.status("/coach/jobs/x", **ticket(Principal("Ana", Role.TRAINEE))) == 404
    assert house.status("/coach/jobs/x", **ticket(Principal("Bo", Role.TRAINEE))) == 401
    assert house.status("/coach/jobs/x", **ticket()) == 401


def test_the_server_s_own_figures_are_the_administrator_s(house: House) -> None:
    house.sign_in("Ana")
    assert house.status("/_stcore/metrics") == 403
    house.sign_in("Eve")
    assert house.status("/_stcore/metrics") == 404  # which is Streamlit's, and not part of this test's server
    assert house.status("/_stcore/agent/mcp", "POST", origin=HTTPS) == 403


def test_anybody_may_know_that_there_is_a_server(house: House) -> None:
    assert house.status("/_stcore/health") == 404  # as above


def test_who_signs_out_is_out_everywhere_with_that_cookie(house: House) -> None:
    house.sign_in()
    kept = house.client.cookies[COOKIE]
    answer = house.client.post("/coach/sign-out", headers={"origin": HTTPS}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/coach/sign-in")
    house.client.cookies.set(COOKIE, kept, domain=HERE)
    assert house.status("/coach/static/practice/main.js") == 401


@pytest.mark.parametrize(("step", "lasts"), [(IDLE + 1, 0), (IDLE - 1, int(LONGEST // (IDLE - 1)))])
def test_a_sign_in_that_is_not_used_ends_and_in_the_end_every_one_does(house: House, step: float, lasts: int) -> None:
    house.sign_in()
    found = []
    for _ in range(lasts + 1):
        house.clock.now += step
        found.append(house.status("/coach/static/practice/main.js"))
    assert found == [*[200] * lasts, 401]


@pytest.mark.parametrize("change", ["remove", "reset"])
def test_who_is_removed_or_reset_is_signed_out_within_seconds(house: House, change: str) -> None:
    house.sign_in()
    if change == "remove":
        house.book.remove("Ana")
    else:
        house.book.reset("Ana", hash_password("another long password"))
    house.clock.now += 6
    assert house.status("/coach/static/practice/main.js") == 401


def test_one_person_has_so_many_sign_ins_and_the_oldest_makes_room(house: House) -> None:
    house.sign_in()
    first = house.client.cookies[COOKIE]
    for _ in range(MOST_EACH):
        house.client.cookies.clear()
        house.sign_in()
    house.client.cookies.clear()
    house.client.cookies.set(COOKIE, first, domain=HERE)
    assert house.status("/coach/static/practice/main.js") == 401


def test_wrong_passwords_are_refused_logged_and_then_not_looked_at(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert [house.sign_in(password="a wrong password") for _ in range(MOST_TRIES)] == [401] * MOST_TRIES
        assert house.sign_in() == 429
        assert house.sign_in("Bo") == 303
        assert house.sign_in("no such name", "hunter2 hunter2") == 401
    assert "wrong password for 'Ana', from 127.0.0.1" in caplog.text
    assert "throttled" in caplog.text
    for secret in (PASSWORD, "a wrong password", "hunter2", "no such name", house.client.cookies[COOKIE]):
        assert secret not in caplog.text


def test_after_a_while_passwords_are_looked_at_again() -> None:
    clock = Clock()
    throttle = GuessThrottle(clock)
    for _ in range(MOST_TRIES):
        assert throttle.wait("Ana", "here") == 0
        throttle.note_wrong("Ana", "here")
    assert throttle.wait("Ana", "here") == WINDOW
    assert throttle.wait("Ana", "there") == throttle.wait("Bo", "here") == 0
    clock.now += WINDOW
    assert throttle.wait("Ana", "here") == 0


def test_many_names_from_one_address_are_throttled_too() -> None:
    throttle = GuessThrottle(Clock())
    for number in range(30):
        throttle.note_wrong(f"name {number}", "here")
    assert throttle.wait("another", "here") > 0


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", f"http://{HERE}.evil.example"])
def test_no_other_site_signs_anybody_in_or_out(house: House, origin: str | None) -> None:
    headers = {"origin": origin} if origin else {}
    for path in ("/coach/sign-in", "/coach/sign-out"):
        form = {"name": "Ana", "password": PASSWORD}
        assert house.client.post(path, data=form, headers=headers, follow_redirects=False).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", f"{HERE}.evil.example", "", "a b", f"{HERE}@evil.example", "[::1"])
@pytest.mark.parametrize("path", ["/", "/coach/static/practice/main.js", "/_stcore/metrics", "/coach/sign-in"])
def test_another_name_is_refused_everywhere(house: House, host: str, path: str) -> None:
    house.sign_in("Eve")
    assert house.status(path, host=host) in {400, 421}


def test_names_are_known_with_port_in_capitals_and_with_a_dot() -> None:
    access = Access(("coach.example",))
    for host in ("coach.example", "COACH.example.:8501", "localhost:1", "[::1]:8501", "127.0.0.1"):
        assert access.knows_host(host), host


def test_without_a_sign_in_no_other_machine_is_served(tmp_path: Path) -> None:
    with serving(tmp_path, Access((HERE,))) as (client, _):
        assert client.get("/coach/static/practice/main.js").status_code == 200
        assert client.get("/coach/sign-in").status_code == 403
        away = TestClient(client.app, client=("192.0.2.7", 5))
        assert away.get("/coach/static/practice/main.js").status_code == 403


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1"])
def test_this_machine_is_known(address: str) -> None:
    assert is_loopback(address)
    assert not is_loopback("192.0.2.1")
    assert not is_loopback(None)
    assert not is_loopback("localhost.evil.example")


def test_a_body_that_stops_coming_is_as_good_as_a_client_that_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "BODY_SILENT_FOR", 0.0)

    async def silent() -> Message:
        await asyncio.Event().wait()
        return {}

    async def halves() -> Message:
        return {"type": "http.request", "body": b"half", "more_body": True}

    async def first_and_next(receive: Receive) -> list[str]:
        return [(await receive())["type"]]

    assert asyncio.run(first_and_next(gate._prompt(silent))) == ["http.disconnect"]
    assert asyncio.run(first_and_next(gate._prompt(halves))) == ["http.request"]
