"""Makes the README's picture of practising: ``python -m examples.make_practice_picture``.

It needs a checkout with the dev extra, and Chromium. The page is started on a free port with a store of its own, and an
example is the webcam. The picture is taken when the coach says something.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from urllib.error import URLError

from playwright.sync_api import sync_playwright

from tests.browser.webcam import write_y4m

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE: Final = Path(__file__).parent
CLIP: Final = HERE / "sit_leg_crossed_front.mp4"
PICTURE: Final = HERE / "practice.png"
SIZE: Final = {"width": 1366, "height": 768}
PATIENCE: Final = 180_000
"""Milliseconds for what the page is to show; the example's fault comes again with every turn of the film."""
ARGUMENTS: Final = ("--disable-gpu", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


def main() -> None:
    """Practise with the example until there is a cue, and keep the picture."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("chromium or google-chrome was wanted on the PATH")
    with TemporaryDirectory() as folder, page_served(Path(folder)) as address, sync_playwright() as driver:
        film = write_y4m(CLIP, Path(folder) / "film.y4m", 640, 30)
        camera = f"--use-file-for-fake-video-capture={film}"
        # Chromium's sandbox refuses to run as root, as in a container.
        sandbox = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        chromium = driver.chromium.launch(executable_path=browser, args=[*ARGUMENTS, *sandbox, camera])
        page = chromium.new_page(viewport=SIZE, locale="en")
        page.set_default_timeout(PATIENCE)
        practise(page, address)
        page.screenshot(path=PICTURE)
        chromium.close()


def practise(page: Page, address: str) -> None:
    """Go to the camera without the guided start, and wait for a cue."""
    page.goto(f"{address}/?lang=en")
    name = page.get_by_role("combobox").first
    name.fill("Ana")
    name.press("Enter")
    page.get_by_text("Guided start (").click()
    page.get_by_role("button", name="Go to the camera").click()
    page.get_by_role("button", name="Turn the camera on and start").click()
    page.wait_for_function("() => window.__posture?.cues.length > 0")


@contextmanager
def page_served(folder: Path) -> Iterator[str]:
    """The page on a free port, as ``posture app`` serves it; its address."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "posture",
        "app",
        "--port",
        str(port),
        "--store",
        str(folder / "practices.sqlite3"),
    ]
    with subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers; RuntimeError if it ends instead."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(address):
                return
        except URLError:
            time.sleep(0.2)
    raise RuntimeError(f"the page's server ended with {server.returncode}; run `posture app` to see why")


if __name__ == "__main__":
    main()
