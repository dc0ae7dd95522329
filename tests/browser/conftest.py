"""A real Chromium with a recorded film as its webcam."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.webcam import write_y4m
from tests.waiting import MILLISECONDS, PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Playwright

Launch = Callable[..., "BrowserContext"]

CHROMIUM: Final = Path("/usr/bin/chromium")
ARGUMENTS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
FAKE_CAMERA: Final = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    """Playwright, which drives the browser and fetches none."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}")
    with api.sync_playwright() as driver:
        yield driver


@pytest.fixture
def launch(playwright_driver: Playwright, tmp_path: Path) -> Iterator[Launch]:
    """Start Chromium with an empty user folder: `launch(webcam=None, extra=(), **options)` gives its context."""
    opened: list[BrowserContext] = []

    def start(webcam: Path | None = None, extra: tuple[str, ...] = (), **options: object) -> BrowserContext:
        camera = (*FAKE_CAMERA, f"--use-file-for-fake-video-capture={webcam}") if webcam else ()
        context = playwright_driver.chromium.launch_persistent_context(
            tmp_path / f"user-data-{len(opened)}",
            executable_path=CHROMIUM,
            headless=True,
            args=[*ARGUMENTS, *camera, *extra],
            timeout=PATIENCE * MILLISECONDS,
            **options,  # type: ignore[arg-type] # Playwright's own options, passed on
        )
        context.set_default_timeout(PATIENCE * MILLISECONDS)
        opened.append(context)
        return context

    yield start
    for context in opened:
        context.close()


@pytest.fixture
def chromium(launch: Launch) -> BrowserContext:
    """One Chromium without a webcam."""
    return launch()


@pytest.fixture(scope="session")
def fake_webcam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Path]]:
    """`fake_webcam(clip, width=640, fps=30, seconds=None)` gives the path of a film that Chromium plays in a loop."""
    folder = tmp_path_factory.mktemp("webcam")

    def film(clip: Path, width: int = 640, fps: int = 30, seconds: float | None = None) -> Path:
        path = folder / f"{clip.stem}_{width}_{fps}_{seconds}.y4m"
        return path if path.exists() else write_y4m(clip, path, width, fps, seconds)

    yield film
    shutil.rmtree(folder)
