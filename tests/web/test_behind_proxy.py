"""The README's recipe for HTTPS, with the real proxy in front of the real server, both on this machine."""

from __future__ import annotations

import json
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx2
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from posture.roles import Principal, Role
from posture.store.passwords import hash_password
from tests.browser.serving import ROOT, PageServer
from tests.waiting import LOOK, PATIENCE
from tests.web.practising import hello, ticket

pytestmark = pytest.mark.slow

NAME: Final = "coach.example.org"
PASSWORD: Final = "correct horse battery"
NGINX: Final = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
OPENSSL: Final = shutil.which("openssl")


@dataclass(frozen=True)
class Proxied:
    client: httpx2.Client
    trust: ssl.SSLContext
    port: int

    @property
    def origin(self) -> str:
        return f"https://{NAME}:{self.port}"

    def sign_in(self) -> httpx2.Response:
        form = {"name": "Ana", "password": PASSWORD}
        return self.client.post("/coach/sign-in", data=form, headers={"origin": self.origin})


def recipe(folder: Path, port: int, server: int) -> str:
    """What the README says, with this test's ports and places."""
    found = re.search(r"```nginx\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found
    text = found[1]
    for written, here in (
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("/etc/ssl/", f"{folder}/"),
        ("127.0.0.1:8501", f"127.0.0.1:{server}"),
    ):
        assert written in text
        text = text.replace(written, here)
    places = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"daemon off; pid {folder}/pid; error_log stderr;\nevents {{}}\nhttp {{ access_log off;\n{places}{text}}}\n"


def make_certificate(folder: Path) -> None:
    key, certificate = str(folder / "coach.key"), str(folder / "coach.pem")
    command = [
        str(OPENSSL), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
        "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", key, "-out", certificate,
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as trial:
        port: int = trial.getsockname()[1]
    return port


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    if not NGINX or not OPENSSL:
        pytest.skip("no nginx or no openssl on this machine")
    folder, port = tmp_path_factory.mktemp("proxy"), free_port()
    page = PageServer(tmp_path_factory.mktemp("page"), options=("--name", NAME))
    with page.store() as store:
        for name, role in (("Ana", Role.TRAINEE), ("Eve", Role.ADMINISTRATOR)):
            store.accounts.add(name, role, hash_password(PASSWORD))
    make_certificate(folder)
    (folder / "nginx.conf").write_text(recipe(folder, port, page.port), encoding="utf-8")
    page.start()
    command = [NGINX, "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as nginx:
        try:
            until_listening(port)
            trust = ssl.create_default_context(cafile=str(folder / "coach.pem"))
            with httpx2.Client(
                base_url=f"https://{NAME}:{port}", transport=Here(trust), trust_env=False, timeout=PATIENCE
            ) as client:
                yield Proxied(client, trust, port)
        finally:
            nginx.terminate()
            page.end()


class Here(httpx2.HTTPTransport):
    """As if this machine's own address were that of the server's name."""

    def __init__(self, trust: ssl.SSLContext) -> None:
        super().__init__(verify=trust)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        here = httpx2.Request(
            request.method,
            request.url.copy_with(host="127.0.0.1"),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": NAME},
        )
        return super().handle_request(here)


def until_listening(port: int) -> None:
    for _ in range(round(PATIENCE / LOOK)):
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(LOOK)
    raise AssertionError("the proxy does not listen")


def test_a_stranger_is_led_to_where_one_signs_in_and_told_nothing(proxied: Proxied) -> None:
    proxied.client.cookies.clear()
    answer = proxied.client.get("/", headers={"accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/coach/sign-in")
    assert proxied.client.get("/_stcore/metrics").status_code == 401
    page = proxied.client.get("/coach/sign-in")
    assert "<p role=alert>" not in page.text, "https is known to be there"


def test_the_page_uploads_and_websockets_go_through_for_who_has_signed_in(proxied: Proxied) -> None:
    answer = proxied.sign_in()
    assert answer.status_code == 303
    assert "Secure" in answer.headers["set-cookie"]
    assert proxied.client.get("/", headers={"accept": "text/html"}).status_code == 200
    cookie = "; ".join(f"{name}={value}" for name, value in proxied.client.cookies.items())
    for path in ("/_stcore/stream", "/coach/live"):
        with connect(
            f"wss://{NAME}:{proxied.port}{path}",
            sock=socket.create_connection(("127.0.0.1", proxied.port)),
            ssl=proxied.trust,
            origin=Origin(proxied.origin),
            additional_headers={"cookie": cookie},
            proxy=None,
        ) as socket_of_page:
            if path == "/coach/live":
                # Another process's ticket is no good here; that it is answered shows that messages go through.
                sent = ticket("Ana", principal=Principal("Ana", Role.TRAINEE))
                socket_of_page.send(json.dumps(hello(sent)))
                assert json.loads(socket_of_page.recv())["code"] == "ticket"


def test_a_stranger_s_websocket_does_not_go_through(proxied: Proxied) -> None:
    with pytest.raises(InvalidStatus, match="401"):
        connect(
            f"wss://{NAME}:{proxied.port}/_stcore/stream",
            sock=socket.create_connection(("127.0.0.1", proxied.port)),
            ssl=proxied.trust,
            origin=Origin(proxied.origin),
            proxy=None,
        )


def test_wrong_passwords_are_counted_by_who_sends_them_not_by_the_proxy(proxied: Proxied) -> None:
    form = {"name": "nobody here", "password": "a wrong password"}
    answers = [proxied.client.post("/coach/sign-in", data=form, headers={"origin": proxied.origin}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
