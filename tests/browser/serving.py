"""The real server as its users start it: a process of its own with its own store, home and temporary folder."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from posture.assets.pose_model.locate import CACHE_VARIABLE, cache_folder
from posture.store import Store, open_store
from tests.waiting import LONG, LOOK, PATIENCE

ROOT: Final = Path(__file__).parents[2]
_DIRECTLY: Final = build_opener(ProxyHandler({}))

Way = Literal["browser", "server"]


class PageServer:
    """The page on a free loopback port; it writes under `folder`, and takes this machine's models."""

    def __init__(
        self, folder: Path, way: Way = "server", before: tuple[str, ...] = (), options: tuple[str, ...] = ()
    ) -> None:
        """`before` goes before the command; with `options` it is started by `posture app`, with these."""
        self.folder, self._options, self._before = folder, options, before
        self.port = _free_port()
        for part in ("home", "tmp"):
            (folder / part).mkdir()
        self.log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None
        with self.store() as store:
            store.set_setting("preferences", f'{{"poses": "{way}", "sound": false}}')

    @property
    def address(self) -> str:
        """What to open."""
        return f"http://localhost:{self.port}"

    @property
    def process(self) -> int:
        """Its process id. Raises RuntimeError while it does not run."""
        if self._process is None:
            raise RuntimeError("the server does not run")
        return self._process.pid

    def store(self) -> Store:
        """What it keeps of practices; to be closed."""
        return open_store(self.folder / "store.sqlite", patience=PATIENCE)

    def start(self) -> None:
        """Start it, and come back when it answers. Raises RuntimeError with its words if it ends instead."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*self._before, *self._command()],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        for _ in range(round(LONG / LOOK)):
            if self._answers():
                return
            if self._ended():
                break
        raise RuntimeError(f"the server does not answer: {self.log.read_text(encoding='utf-8')[-2000:]}")

    def kill(self) -> None:
        """End it as a power cut would."""
        self._stop(signal.SIGKILL)

    def end(self) -> None:
        """End it as Ctrl-C would."""
        self._stop(signal.SIGINT)

    def _stop(self, how: signal.Signals) -> None:
        if self._process is not None:
            # The whole group: what is put before the command may hold signals off.
            os.killpg(self._process.pid, how)
            self._process.wait()
            self._process = None

    def _command(self) -> list[str]:
        port = str(self.port)
        if self._options:
            return [sys.executable, "-m", "posture", "app", "--port", port, *self._options]
        return [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", port]

    def _environment(self) -> dict[str, str]:
        own = {"HOME": "home", "TMPDIR": "tmp", "XDG_CACHE_HOME": "home/cache", "POSTURE_STORE": "store.sqlite"}
        folders = {name: str(self.folder / part) for name, part in own.items()}
        return {**os.environ, **folders, CACHE_VARIABLE: str(cache_folder())}

    def _answers(self) -> bool:
        try:
            with _DIRECTLY.open(f"http://127.0.0.1:{self.port}/_stcore/health") as answer:
                return bool(answer.status == 200)
        except URLError:
            return False

    def _ended(self) -> bool:
        """Whether it has ended within `LOOK` seconds."""
        assert self._process is not None
        try:
            self._process.wait(LOOK)
        except subprocess.TimeoutExpired:
            return False
        return True


@contextmanager
def page_server(
    folder: Path, way: Way = "server", before: tuple[str, ...] = (), options: tuple[str, ...] = ()
) -> Iterator[PageServer]:
    """A server that runs while it is needed; its folder may be gone afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    server = PageServer(folder, way, before, options)
    try:
        server.start()
        yield server
    finally:
        server.end()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as trial:
        port: int = trial.getsockname()[1]
    return port
