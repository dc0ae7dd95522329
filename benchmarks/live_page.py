"""One practice in a real Chromium with a film as its webcam, measured while it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.processes import Cost, cost, with_argument
from tests.browser.conftest import ARGUMENTS, CHROMIUM, FAKE_CAMERA
from tests.browser.serving import PageServer, Way, page_server
from tests.browser.trainee import open_page, practise
from tests.browser.watching import SEEN
from tests.browser.webcam import write_y4m

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

WIDTH: Final = 640
CAMERA_FPS: Final = 30
LONGEST: Final = 5000
"""Milliseconds; longer delays are counted as this."""

# A count per millisecond takes the same memory however long the practice is.
_COUNT: Final = """() => {
  const counters = window.__posture;
  const drawn = counters.drawn.bind(counters);
  window.__delays = new Uint32Array(LONGEST + 1);
  counters.drawn = (delay) => {
    window.__delays[Math.min(LONGEST, Math.max(0, Math.round(delay)))] += 1;
    drawn(delay);
  };
}""".replace("LONGEST", str(LONGEST))


@dataclass(frozen=True, slots=True)
class Sample:
    """One look at everything."""

    seconds: float
    """Since the first look."""
    server: Cost
    browser: Cost
    heap: float
    """Bytes of the page's own objects, after a collection."""
    states: int
    """Verdicts that came, since the page was loaded."""


@dataclass(frozen=True, slots=True)
class Practised:
    """All of one practice."""

    way: Way
    samples: tuple[Sample, ...]
    delays: tuple[int, ...]
    """How many frames took how many milliseconds from the camera to a verdict on screen."""

    def delay(self, share: float) -> float:
        """Milliseconds in which that share of the frames had their verdict; NaN where there were none."""
        total = np.cumsum(self.delays)
        return float(np.searchsorted(total, share * total[-1])) if total[-1] else float("nan")


def practised(way: Way, clip: Path, folder: Path, seconds: float, every: float) -> Practised:
    """Practise before `clip`, in a loop, for `seconds`; look `every` so many."""
    film = write_y4m(clip, folder / "camera.y4m", WIDTH, CAMERA_FPS)
    with page_server(folder / "server", way) as server, _page(server, film, folder / "browser") as page:
        page.evaluate(_COUNT)
        devtools = page.context.new_cdp_session(page)
        devtools.send("Performance.enable")
        look = _looker(server.process, with_argument(str(folder / "browser")), page, devtools)
        samples = [look()]
        while samples[-1].seconds < seconds:
            page.wait_for_timeout(1000 * min(every, seconds - samples[-1].seconds + 0.1))
            samples.append(look())
        return Practised(way, tuple(samples), tuple(page.evaluate("[...window.__delays]")))


@contextmanager
def _page(server: PageServer, film: Path, folder: Path) -> Iterator[Page]:
    from playwright.sync_api import sync_playwright  # here: only this benchmark needs it

    arguments = [*ARGUMENTS, *FAKE_CAMERA, f"--use-file-for-fake-video-capture={film}"]
    with sync_playwright() as driver:
        chromium = driver.chromium
        context = chromium.launch_persistent_context(folder, executable_path=CHROMIUM, headless=True, args=arguments)
        page = open_page(context, server, watch=False)
        practise(page, "Ada")
        yield page
        context.close()


def _looker(server: int, browser: int, page: Page, devtools: CDPSession) -> Callable[[], Sample]:
    begin = perf_counter()

    def look() -> Sample:
        devtools.send("HeapProfiler.collectGarbage")
        metrics = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
        states = int(page.evaluate(f"{SEEN}.states"))
        now = perf_counter() - begin
        return Sample(now, cost(server), cost(browser), float(metrics["JSHeapUsedSize"]), states)

    return look
