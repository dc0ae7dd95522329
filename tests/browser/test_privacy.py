"""Nothing of a practice leaves the machine, and no picture of it is kept: seen from outside of page and server."""

from __future__ import annotations

import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from select import select
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.browser.conftest import Launch
from tests.browser.serving import PageServer, page_server
from tests.browser.trainee import end, fill_in, goes_on, open_page, see_report
from tests.browser.verdicts import FOLDED
from tests.browser.watching import SEEN, WATCHED, counters, until, watched

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, WebSocket

pytestmark = pytest.mark.browser

STRACE: Final = shutil.which("strace")
PICTURE: Final = 2
"""First byte of a message that holds a JPEG, which begins behind `HEAD` bytes."""
HEAD: Final = 16
PIECE: Final = 48
"""Bytes of a JPEG's middle that occur nowhere else by chance."""
STARTS: Final = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"\x1aE\xdf\xa3", b"GIF8", b"YUV4MPEG2", b"BM")
"""What files of pictures and films begin with; MP4 has its mark behind four bytes."""
OPENED: Final = re.compile(
    r'\b(?:openat|open|creat|openat2)\((?:AT_FDCWD, )?"([^"]+)", [^)]*(?:O_WRONLY|O_RDWR|O_CREAT)'
)
CONNECTED: Final = re.compile(r'\bconnect\(\d+, \{sa_family=AF_INET6?, .*?inet_(?:addr|pton)\((?:AF_INET6, )?"([^"]+)"')
CHROMIUMS_OWN: Final = re.compile(
    rb"^[A-Z]+ (http://)?(update\.googleapis|content-autofill\.googleapis|accounts\.google|clients2\.google)\.com"
)
"""What Debian's Chromium asks for by itself, before any page with a form: updates, accounts, the time, form fields."""
LOCAL: Final = ("127.", "::1", "0.0.0.0")


@dataclass
class Trap:
    """Stands for the rest of the world: what a caller says is noted, and not answered."""

    address: str
    calls: list[bytes] = field(default_factory=list)


@pytest.fixture
def trap() -> Iterator[Trap]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        one = Trap(f"127.0.0.1:{listening.getsockname()[1]}")
        thread = threading.Thread(target=_catch, args=(listening, one))
        thread.start()
        yield one
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def _catch(listening: socket.socket, trap: Trap) -> None:
    """All callers are waited for at once: Chromium connects ahead before it asks its policy, and then says nothing."""
    lines = [listening]
    with suppress(OSError):  # no longer listening
        while True:
            for line in select(lines, [], [])[0]:
                if line is listening:
                    lines.append(listening.accept()[0])
                else:
                    lines.remove(line)
                    trap.calls.extend(_said(line))
    for line in lines[1:]:
        line.close()


def _said(line: socket.socket) -> Iterator[bytes]:
    """What the caller said first, if it did not just hang up."""
    with line, suppress(ConnectionError):
        if said := line.recv(200):
            yield said


@dataclass
class Outgoing:
    """What a browser asked for and sent."""

    requests: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("page", lambda page: page.on("websocket", self._line))

    def _line(self, line: WebSocket) -> None:
        self.requests.append(line.url)
        line.on("framesent", self._sent)

    def _sent(self, message: str | bytes) -> None:
        if isinstance(message, bytes) and message[:1] == bytes([PICTURE]):
            self.pictures.append(message[HEAD:])

    def hosts(self) -> set[str | None]:
        return {urlsplit(url).hostname for url in self.requests if not url.startswith(("data:", "blob:"))}


def through(trap: Trap) -> tuple[str, ...]:
    """Makes the browser send everything that is not for this machine, by whatever part of it, to the trap."""
    return (f"--proxy-server=http://{trap.address}",)


def practice(page: Page, way: str) -> None:
    """A short practice, from the form to the report."""
    fill_in(page, "Ada")
    page.locator("[data-action=start]").click()
    goes_on(page)
    assert counters(page)["way"] == way
    end(page)
    see_report(page)


@pytest.mark.parametrize("way", ["browser", "server"])
def test_a_practice_asks_nobody_but_its_own_server(
    tmp_path: Path, launch: Launch, fake_webcam: Callable[..., Path], trap: Trap, way: str
) -> None:
    with page_server(tmp_path / "page", "browser" if way == "browser" else "server") as server:
        context = launch(fake_webcam(FOLDED.clip), through(trap))
        outgoing = Outgoing()
        outgoing.watch(context)
        page = open_page(context, server)
        practice(page, way)
        assert outgoing.hosts() == {"localhost"}
        assert {urlsplit(url).path for url in outgoing.requests} >= {"/coach/live", "/coach/static/practice/main.js"}
        assert bool(outgoing.pictures) is (way == "server"), "only where the server finds the poses are pictures sent"
        (asked,) = watched(page)["asked"]
        assert asked["audio"] is False
    assert [call for call in trap.calls if not CHROMIUMS_OWN.search(call)] == []


TRIALS: Final = {
    "fetch": "fetch('http://ELSEWHERE/')",
    "beacon": "navigator.sendBeacon('http://ELSEWHERE/', 'x')",
    "websocket": "void new WebSocket('ws://ELSEWHERE/')",
    "picture": "void (new Image().src = 'http://ELSEWHERE/x.png')",
    "script": "void document.head.append(Object.assign(document.createElement('script'), {src: 'http://ELSEWHERE/'}))",
    "frame": "void document.body.append(Object.assign(document.createElement('iframe'), {src: 'http://ELSEWHERE/'}))",
}


def test_the_policy_keeps_every_kind_of_request_from_leaving(tmp_path: Path, launch: Launch, trap: Trap) -> None:
    with page_server(tmp_path / "page") as server:
        page = open_page(launch(), server)
        for name, trial in TRIALS.items():
            before = len(watched(page)["refused"])
            page.evaluate(
                f"(async () => {{ try {{ await {trial.replace('ELSEWHERE', trap.address)} }} catch {{}} }})()"
            )
            until(page, f"{WATCHED}.refused.length > {before}")
            assert trap.address in watched(page)["refused"][-1], name
    assert trap.calls == []


def test_every_answer_carries_the_policy(tmp_path: Path) -> None:
    with page_server(tmp_path / "page") as server:
        for path in ("/", "/_stcore/health", "/coach/static/practice/main.js"):
            with urlopen(f"http://127.0.0.1:{server.port}{path}") as answer:
                policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
            assert policy["default-src"] == "'self'"
            assert "unsafe-eval" not in policy["script-src"].replace("wasm-unsafe-eval", "")
            assert "microphone=()" in answer.headers["Permissions-Policy"]


def test_no_picture_is_kept_of_a_practice(tmp_path: Path, launch: Launch, fake_webcam: Callable[..., Path]) -> None:
    outgoing = Outgoing()
    with page_server(tmp_path / "page") as server:
        context = launch(fake_webcam(FOLDED.clip))
        outgoing.watch(context)
        practice(open_page(context, server), "server")
        with server.store() as store:
            assert store.history("Ada"), "the practice is kept"
    context.close()
    assert len(outgoing.pictures) > 20
    for path, content in _files(tmp_path):
        assert not _is_picture(content) or "user-data" in str(path), f"{path} is a picture"
        assert not any(_piece(jpeg) in content for jpeg in outgoing.pictures), f"{path} holds what the camera saw"


def _files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    return ((path, path.read_bytes()) for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _is_picture(content: bytes) -> bool:
    return content.startswith(STARTS) or content[4:8] == b"ftyp"


def _piece(jpeg: bytes) -> bytes:
    middle = len(jpeg) // 2
    return jpeg[middle : middle + PIECE]


@contextmanager
def traced(folder: Path) -> Iterator[tuple[PageServer, Path]]:
    """A server of which every opened file and every connection is noted."""
    if STRACE is None:
        pytest.skip("strace is not installed")
    notes = folder / "strace.txt"
    calls = "trace=open,openat,openat2,creat,rename,renameat,renameat2,connect,sendto"
    before = (STRACE, "-f", "--seccomp-bpf", "-qq", "-s", "200", "-e", calls, "-o", str(notes))
    with page_server(folder / "page", before=before) as server:
        yield server, notes


def is_store(name: str) -> bool:
    return Path(name).name.startswith("store.sqlite")


def test_the_server_writes_only_its_store_and_calls_nobody(
    tmp_path: Path, launch: Launch, fake_webcam: Callable[..., Path]
) -> None:
    with traced(tmp_path) as (server, notes):
        page = open_page(launch(fake_webcam(FOLDED.clip)), server)
        fill_in(page, "Ada")
        before = notes.stat().st_size
        page.locator("[data-action=start]").click()
        goes_on(page)
        until(page, f"{SEEN}.states > 60")
        end(page)
        see_report(page)
    text = notes.read_bytes()
    assert any(is_store(name) for name in OPENED.findall(text.decode(errors="replace"))), "a trace shows what is opened"
    during = text[before:].decode(errors="replace")
    written = {name for name in OPENED.findall(during) if not name.startswith(("/dev/", "/proc/"))}
    assert {name for name in written if not is_store(name)} == set()
    called = set(CONNECTED.findall(text.decode(errors="replace")))
    assert {host for host in called if not host.startswith(LOCAL)} == set()
