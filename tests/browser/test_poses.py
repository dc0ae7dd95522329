"""Poses in a real Chromium: as Python finds them, from a webcam, without a word to anybody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import cv2
import pytest
from starlette.responses import Response
from starlette.routing import Route as StarletteRoute

from posture.assets.browser import ensure_vision
from posture.assets.pose_model import Models
from posture.errors import ModelError
from posture.report.model import Person
from tests.browser.fed import difference, frames_of, in_browser, in_python, judged
from tests.browser.served import serving

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
CLIPS: Final = sorted(EXAMPLES.glob("*.mp4"))
STANDING: Final = EXAMPLES / "stand_arms_folded_front.mp4"
CONFIRMED: Final = 0.5
"""Seconds until somebody counts in the browser; Python hands over what was seen until then, later."""
FRAME: Final = 0.07
"""Seconds between two frames of the slowest clip."""

WATCH: Final = """async (wanted) => {
  const { createBrowserPoses } = await import("/coach/static/pose/browser_poses.js");
  const told = [];
  const finder = await createBrowserPoses({ base: "/coach", onProgress: (doing, share) => told.push(share) });
  const stream = await navigator.mediaDevices.getUserMedia({ video: true });
  const video = Object.assign(document.createElement("video"), { muted: true, srcObject: stream });
  await video.play();
  const found = [];
  while (found.filter(Boolean).length < wanted && found.length < 10 * wanted) {
    const now = await new Promise((frame) => video.requestVideoFrameCallback(frame));
    const pose = await finder.poses(video, video.videoWidth, video.videoHeight, now);
    found.push(pose && [...pose.landmarks]);
  }
  stream.getTracks().forEach((track) => track.stop());
  const stats = finder.stats;
  finder.close();
  return { told, stats, looks: found.length, last: found.at(-1), size: [video.videoWidth, video.videoHeight] };
}"""

HALVED: Final = """async () => {
  const { createBrowserPoses } = await import("/coach/static/pose/browser_poses.js");
  const finder = await createBrowserPoses({ base: "/coach" });
  const picture = await createImageBitmap(await (await fetch("/picture.png")).blob());
  const noses = [];
  for (const part of [1, 2]) {
    const size = [picture.width / part, picture.height / part];
    let pose = null;
    for (let look = 0; look < 12; look += 1) pose = await finder.poses(picture, ...size, 1e4 * part + 66 * look);
    noses.push([...pose.landmarks.slice(0, 2)]);
  }
  const last = finder.poses(picture, picture.width, picture.height, 1e5).then(() => "found", (error) => error.message);
  finder.close();
  return { noses, last: await last };
}"""

LOAD: Final = """async () => {
  const { createBrowserPoses } = await import("/coach/static/pose/browser_poses.js");
  return createBrowserPoses({ base: "/coach" }).then(() => "loaded", (error) => `${error.name}: ${error.message}`);
}"""


@pytest.fixture
def page(chromium: BrowserContext) -> Page:
    return chromium.pages[0]


@pytest.fixture
def address() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.fixture(autouse=True)
def library() -> None:
    """The pose library for the browser; without a registry there is nothing to test."""
    try:
        ensure_vision()
    except ModelError as error:
        pytest.skip(str(error))


Shown = list[tuple[str, float, float]]


def episodes(person: Person) -> Shown:
    """Which rows were shown when; what was there from the beginning begins when the browser's person counts."""
    return [
        (finding.rule, max(episode.start, CONFIRMED), episode.end)
        for finding in person.findings
        for episode in finding.episodes
    ]


@pytest.mark.parametrize("clip", CLIPS, ids=lambda clip: clip.stem)
def test_the_browser_finds_the_poses_that_python_finds(clip: Path, page: Page, models: Models) -> None:
    frames = frames_of(clip)
    python, browser = in_python(frames, models), in_browser(frames, page)
    apart = difference(python, browser)
    assert apart.frames > 0.95 * len(frames)
    assert apart.median < 0.005
    assert apart.most < 0.05
    assert apart.world < 0.005
    assert apart.presence < 0.001
    assert apart.light < 0.5

    expected, found = episodes(judged(python)), episodes(judged(browser))
    assert [row for row, *_ in found] == [row for row, *_ in expected]
    for (row, *times), (_, *same) in zip(found, expected, strict=True):
        assert times == pytest.approx(same, abs=CONFIRMED + FRAME), row


def test_somebody_in_front_of_a_webcam_is_found_and_nothing_is_asked_of_anybody_else(
    launch: Callable[..., BrowserContext], fake_webcam: Callable[..., Path], address: str
) -> None:
    browser = launch(fake_webcam(STANDING, seconds=4))
    asked: list[str] = []
    browser.on("request", lambda request: asked.append(request.url))
    page = browser.pages[0]
    page.goto(address)
    answer: dict[str, Any] = page.evaluate(WATCH, 15)
    width, height = answer["size"]
    nose = answer["last"][:7]
    assert answer["told"] == sorted(answer["told"])
    assert answer["told"][-1] == 1
    assert 0 < nose[0] < width
    assert 0 < nose[1] < height
    assert nose[5] > 0.9
    assert nose[6] > 0.9
    assert answer["stats"]["count"] == answer["looks"]
    assert 0 < answer["stats"]["p50"] <= answer["stats"]["p95"]
    assert any(url.endswith(".wasm") for url in asked)
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_a_model_that_the_server_has_not_is_told_with_what_to_do(chromium: BrowserContext, address: str) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=503, body="the pose model could not be fetched")

    chromium.route("**/pose_crop.task", refuse)
    page = chromium.pages[0]
    page.goto(address)
    said = page.evaluate(LOAD)
    assert said.startswith("Error: poses cannot be found in this browser: the model that follows them")
    assert "answered 503: the pose model could not be fetched" in said
    assert "posture setup" in said


def test_a_library_that_the_server_has_not_is_told_with_what_to_do(chromium: BrowserContext, address: str) -> None:
    chromium.route("**/vision_bundle.mjs", lambda route: route.fulfill(status=503, body="offline"))
    page = chromium.pages[0]
    page.goto(address)
    said = page.evaluate(LOAD)
    assert said.startswith("Error: poses cannot be found in this browser: the library could not be loaded")
    assert "let the server find the poses" in said


def test_a_worker_that_cannot_be_loaded_is_told(chromium: BrowserContext, address: str) -> None:
    chromium.route("**/pose/worker.js", lambda route: route.fulfill(status=404, body="gone"))
    page = chromium.pages[0]
    page.goto(address)
    said = page.evaluate(LOAD)
    assert said.startswith("Error: the worker that finds poses stopped")
    assert "let the server find the poses" in said


def test_a_browser_without_webassembly_is_told_so(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("delete globalThis.WebAssembly")
    assert "it has no WebAssembly; let the server find the poses" in page.evaluate(LOAD)


def test_landmarks_are_in_the_pixels_that_were_asked_for_and_closing_ends_what_is_open(page: Page) -> None:
    image = cv2.cvtColor(frames_of(STANDING)[30].image, cv2.COLOR_RGB2BGR)
    content = cv2.imencode(".png", image)[1].tobytes()
    picture = StarletteRoute("/picture.png", lambda _: Response(content, media_type="image/png"))
    with serving([picture]) as address:
        page.goto(address)
        answer = page.evaluate(HALVED)
    whole, half = answer["noses"]
    assert half == pytest.approx([value / 2 for value in whole], abs=2)
    assert "finding poses was ended" in answer["last"]
