from __future__ import annotations

import signal
import socket
import subprocess
from pathlib import Path

import httpx2
import pytest
from streamlit import config
from streamlit.web.server.app_discovery import discover_asgi_app

from posture.web import start
from tests.cli.command import MAIN, run
from tests.cli.command import start as start_alone
from tests.waiting import PATIENCE

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("app", "--port", str(port))
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert f"port {port} of 127.0.0.1 is not free" in result.stderr


def test_a_host_that_is_not_here_is_one_line() -> None:
    result = run("app", "--host", "192.0.2.1")
    assert result.exit_code == 1
    assert "192.0.2.1 is no address of this machine" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "store.sqlite")


REFUSALS = [
    (("--host", "0.0.0.0"), "add --name"),
    (("--host", "::"), "add --name"),
    (("--host", "0.0.0.0", "--sign-in", "accounts"), "add --name"),
    (("--host", "0.0.0.0", "--name", "coach.example"), "`posture accounts add NAME --role administrator`"),
    (("--name", "coach.example"), "`posture accounts add NAME --role administrator`"),
    (("--name", "coach.example", "--sign-in", "oidc"), "`posture accounts add NAME --role administrator`"),
    (("--name", "coach.example", "--sign-in", "nobody"), "use --sign-in accounts"),
    (("--host", "0.0.0.0", "--name", "coach.example", "--sign-in", "nobody"), "use --sign-in accounts"),
]


@pytest.mark.parametrize(("options", "remedy"), REFUSALS)
def test_others_are_not_served_without_a_name_and_a_sign_in(
    store: str, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], remedy: str
) -> None:
    monkeypatch.setenv("POSTURE_STORE", store)
    monkeypatch.setattr(start, "serve", lambda *_: pytest.fail("it was started"))
    result = run("app", "--port", str(_free()), *options)
    assert result.exit_code == 1
    assert remedy in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ((), ("127.0.0.1", (), "nobody")),
        (("--host", "localhost"), ("localhost", (), "nobody")),
        (("--name", "coach.example"), ("127.0.0.1", ("coach.example",), "accounts")),
        (("--host", "0.0.0.0", "--name", "coach.example"), ("0.0.0.0", ("coach.example",), "accounts")),
        (("--sign-in", "accounts"), ("127.0.0.1", (), "accounts")),
    ],
)
def test_with_an_administrator_others_are_served_and_sign_in(
    store: str, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], wanted: tuple[object, ...]
) -> None:
    monkeypatch.setenv("POSTURE_STORE", store)
    assert run("accounts", "add", "Eve", "--role", "administrator").exit_code == 0
    served: list[tuple[object, ...]] = []
    monkeypatch.setattr(start, "serve", lambda host, port, names, way: served.append((host, names, way)))
    assert run("app", "--port", str(_free()), *options).exit_code == 0
    assert served == [wanted]


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


def test_both_ways_of_starting_have_the_same_settings() -> None:
    assert start.SETTINGS.read_text(encoding="utf-8") == CONFIG.read_text(encoding="utf-8")


def test_nothing_is_told_to_anybody_about_the_use_of_the_page() -> None:
    options = start.options("127.0.0.1", 8501, ())
    assert options["browser.gatherUsageStats"] is False
    assert options["browser.serverAddress"] == "localhost"  # else an outside host is asked for this machine's address


def test_streamlit_knows_every_setting() -> None:
    known = config.get_config_options()
    assert [name for name in start.options("127.0.0.1", 8501, ()) if name not in known] == []


@pytest.mark.parametrize(
    ("host", "names", "allowed"),
    [
        ("127.0.0.1", (), ["localhost", "127.0.0.1", "::1"]),
        ("0.0.0.0", ("coach.example",), ["localhost", "127.0.0.1", "::1", "coach.example"]),
    ],
)
def test_only_known_names_are_answered(host: str, names: tuple[str, ...], allowed: list[str]) -> None:
    assert start.options(host, 8501, names)["server.allowedHosts"] == allowed


def test_streamlit_finds_the_page_in_app_py() -> None:
    found = discover_asgi_app(CONFIG.parents[1] / "app.py")
    assert (found.is_asgi_app, found.import_string) == (True, "app:app")


@pytest.mark.slow
def test_the_page_is_served_until_the_server_is_ended(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    cache = {"POSTURE_CACHE": str(tmp_path)}
    with start_alone(MAIN, "app", "--port", str(port), "--store", str(tmp_path / "store.sqlite"), **cache) as server:
        answer = _answer(port, server)
        server.send_signal(signal.SIGTERM)
        server.communicate()
    assert answer.status_code == 200
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert list((tmp_path / "recordings").iterdir()) == []


def _answer(port: int, server: subprocess.Popen[str]) -> httpx2.Response:
    """The page, as soon as there is one."""
    while server.poll() is None:
        try:
            return httpx2.get(f"http://127.0.0.1:{port}/", trust_env=False, timeout=PATIENCE)
        except httpx2.ConnectError:
            continue
    raise AssertionError(server.communicate())
