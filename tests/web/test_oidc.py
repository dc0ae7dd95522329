"""Signing in at an identity provider: a real one on this machine, through Streamlit's own way."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import httpx2
import pytest

from posture.roles import Role
from posture.store.passwords import hash_password
from tests.browser.serving import PageServer
from tests.waiting import PATIENCE
from tests.web.test_behind_proxy import free_port, until_listening

pytestmark = pytest.mark.slow

PARTS: Final = ("oidc_provider_mock", "authlib", "httpx")
ADDRESS: Final = "ana@house.example"
SECRETS: Final = """
[auth]
redirect_uri = "http://localhost:{page}/oauth2callback"
cookie_secret = "a secret of this test alone, and long enough"
client_id = "coach"
client_secret = "secret"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
client_kwargs = {{ prompt = "login" }}
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageServer]:
    missing = [part for part in PARTS if find_spec(part) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    port, folder = free_port(), tmp_path_factory.mktemp("page")
    one = PageServer(folder, options=("--sign-in", "oidc"))
    with one.store() as store:
        store.accounts.add("Eve", Role.ADMINISTRATOR, hash_password("correct horse battery"))
        store.accounts.add(ADDRESS, Role.TRAINEE, None)
    secrets = folder / "home" / ".streamlit" / "secrets.toml"
    secrets.parent.mkdir()
    secrets.write_text(SECRETS.format(page=one.port, provider=port), encoding="utf-8")
    with _provider(folder, port) as provider:
        try:
            until_listening(port)
            one.start()
            yield one
        finally:
            one.end()
            provider.terminate()


def _provider(folder: Path, port: int) -> subprocess.Popen[bytes]:
    with (folder / "provider.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)], stdout=log, stderr=log
        )


def signed_in(page: PageServer, address: str) -> httpx2.Client:
    """A browser that has been at the provider as somebody."""
    client = httpx2.Client(base_url=page.address, trust_env=False, timeout=PATIENCE, follow_redirects=True)
    client.headers["accept"] = "text/html"
    start = client.get("/")
    assert start.url.path == "/coach/sign-in"
    link = re.search(r'href="(/auth/login[^"]+)"', start.text)
    assert link
    asked = client.get(unescape(link[1]))
    client.post(str(asked.url), data={"sub": address})
    return client


def test_who_has_an_account_here_is_let_in_by_the_provider(page: PageServer) -> None:
    with closing(signed_in(page, ADDRESS)) as client:
        assert client.get("/").url.path == "/"
        shown = client.get("/coach/sign-in").text
        assert f"You are signed in as {ADDRESS}." in shown
        client.post("/coach/sign-out", headers={"origin": page.address}, follow_redirects=False)
        client.get("/auth/logout")
        assert client.get("/").url.path == "/coach/sign-in"


@pytest.mark.parametrize("address", ["bo@house.example", "Eve"])
def test_who_has_none_or_one_with_a_password_is_not(page: PageServer, address: str) -> None:
    with closing(signed_in(page, address)) as client:
        again = client.get("/")
        assert again.url.path == "/coach/sign-in"
        assert "not known here" in again.text


def test_a_cookie_that_streamlit_did_not_sign_is_none(page: PageServer) -> None:
    cookies = {"_streamlit_user": '{"is_logged_in": true, "email": "ana@house.example", "iat": 1}'}
    with httpx2.Client(base_url=page.address, trust_env=False, timeout=PATIENCE, cookies=cookies) as client:
        assert client.get("/_stcore/host-config").status_code == 401
