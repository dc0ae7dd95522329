"""Reviewing a recording in a real Chromium, from the upload to the player."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import av
import pytest
from av.video.stream import VideoStream

from posture.report.model import Report
from posture.report.text import clock
from posture.rules import RULES
from posture.types import Activity
from tests.browser.conftest import ARGUMENTS, CHROMIUM, Launch
from tests.browser.running import ROOT, running
from tests.browser.watching import PLAYER, until
from tests.judging import rows
from tests.waiting import LONG, MILLISECONDS

if TYPE_CHECKING:
    from playwright.sync_api import Page, Playwright

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CLIP: Final = ROOT / "examples" / "sit_leg_crossed_front.mp4"
PATIENCE: Final = LONG * MILLISECONDS
"""For a review."""
BEGINNING: Final = 50
"""Frames of a short clip."""
NEAR: Final = 0.01
"""Seconds by which a place may differ: less than a frame."""
SIZES: Final = ((1366, 768), (1024, 768))
Open = Callable[..., "Page"]


def told(page: Page) -> dict[str, Any]:
    """What the player counted."""
    counted: dict[str, Any] = page.evaluate(f"JSON.parse(JSON.stringify({PLAYER}))")
    return counted


def bring(page: Page, path: Path) -> None:
    """Choose a file."""
    with page.expect_file_chooser() as chooser:
        page.locator("[data-action=choose]").click(timeout=PATIENCE)
    chooser.value.set_files(path)


def at(page: Page, seconds: float) -> None:
    """Wait until this moment is shown."""
    page.locator(".controls .time", has_text=clock(seconds, tenths=True) + " /").wait_for()


def sought(page: Page, count: int) -> None:
    """Wait until the picture of so many places has come."""
    until(page, f"{PLAYER}.seeks.length >= {count}")


def ready(page: Page) -> Page:
    """Wait until the recording is there."""
    page.locator(".player .controls").wait_for(timeout=PATIENCE)
    page.locator(".icon.main:not([disabled])").wait_for()
    return page


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the program."""
    if not CLIP.exists():
        pytest.skip(f"no {CLIP.name} in examples/")
    with running(tmp_path_factory.mktemp("store") / "store.sqlite3") as address:
        yield address


@pytest.fixture(scope="module")
def reviewed(app: str, playwright_driver: Playwright) -> str:
    """The address of a finished review, which was asked for as a user does, with pictures."""
    browser = playwright_driver.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS), timeout=PATIENCE)
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{app}/review?lang=en")
    bring(page, CLIP)
    page.get_by_text("Keep pictures of what should not be").click()
    page.get_by_role("button", name="Review it").click()
    page.get_by_role("button", name="Cancel").wait_for()
    page.get_by_text("Judging frame by frame: ").wait_for(timeout=PATIENCE)
    ready(page)
    address = page.url
    browser.close()
    return address


@pytest.fixture
def open_page(launch: Launch, app: str) -> Iterator[Open]:
    """`open_page(address, size, **options)` opens it; afterwards nothing may have been asked for elsewhere."""
    asked: list[str] = []

    def go(address: str, size: tuple[int, int] = SIZES[0], **options: Any) -> Page:  # noqa: ANN401 - Playwright's own
        page = launch(viewport={"width": size[0], "height": size[1]}, **options).pages[0]
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        return page

    yield go
    assert [url for url in asked if not url.startswith((app, "data:", f"blob:{app}"))] == []


@pytest.fixture
def player(open_page: Open, reviewed: str) -> Page:
    """The player of the finished review, in a browser that was started anew: what a reload finds."""
    return ready(open_page(reviewed))


@pytest.fixture
def report(player: Page) -> Report:
    """What the review found, as the server serves it to the browser that was let in."""
    job = player.evaluate("new URL(location.href).searchParams.get('review')")
    text = player.evaluate("(job) => fetch(`/coach/results/${job}/report.json`).then((answer) => answer.text())", job)
    return Report.model_validate_json(text)


def test_an_episode_goes_to_its_exact_beginning_without_asking_the_server(player: Page, report: Report) -> None:
    [episode] = report.people[0].finding("sit.leg_crossed").episodes
    player.locator(".entry[data-rule='sit.leg_crossed']").click()
    sought(player, 1)
    assert player.locator("video").evaluate("one => one.currentTime") == pytest.approx(episode.start, abs=NEAR)
    until(player, f"{PLAYER}.drawn")
    assert (told(player)["mounts"], told(player)["renders"]) == (1, 0)
    assert player.locator(".caption").inner_text() == "Put both feet on the floor, or cross them at the ankles only."


def test_a_press_on_the_timeline_goes_there_and_on_a_bar_to_its_beginning(player: Page, report: Report) -> None:
    track = player.locator(".line.activity .track")
    box = track.bounding_box()
    assert box
    track.click(position={"x": box["width"] * 0.5, "y": box["height"] / 2})
    sought(player, 1)
    assert told(player)["time"] == pytest.approx(report.source.seconds / 2, abs=0.05)
    player.locator(".line[data-rule='sit.leg_crossed'] .episode").click()
    sought(player, 2)
    [episode] = report.people[0].finding("sit.leg_crossed").episodes
    assert told(player)["time"] == pytest.approx(episode.start, abs=NEAR)


def test_the_keys_move_by_seconds_frames_and_episodes(player: Page, report: Report) -> None:
    for key, moment in (("Shift+ArrowRight", 5.0), ("ArrowLeft", 4.0), ("n", None), ("p", 0.0)):
        player.keyboard.press(key)
        expected = report.people[0].finding("sit.leg_crossed").episodes[0].start if moment is None else moment
        at(player, expected)
    player.keyboard.press(".")
    player.keyboard.press(".")
    until(player, f"Math.abs({PLAYER}.time - 2 / 15) < {NEAR}")
    player.keyboard.press("?")
    player.get_by_text("one picture back or on").wait_for()
    player.keyboard.press("Escape")
    player.locator("dialog").wait_for(state="hidden")
    # A button of it keeps the focus until the browser draws again.
    player.locator("dialog :focus").wait_for(state="detached")
    player.keyboard.press(" ")
    player.get_by_role("button", name="Pause").wait_for()
    player.keyboard.press("k")
    player.get_by_role("button", name="Play", exact=True).wait_for()


def test_every_row_of_what_happened_is_there_with_its_reason_where_it_was_not_judged(player: Page) -> None:
    assert player.locator(".timeline .line[data-rule]").count() == len(rows(Activity.SIT))
    player.locator(".line[data-rule='sit.slight_forward_lean'] .gap").hover()
    assert "needs a view from the side" in player.locator(".tip").inner_text()
    player.locator(".line[data-rule='sit.leg_crossed'] button.label").focus()
    assert "shown" in player.locator(".tip").inner_text()


def test_the_skeleton_is_drawn_over_the_picture_and_can_be_left_out(player: Page) -> None:
    player.keyboard.press("ArrowRight")
    sought(player, 1)
    drawn = "one => one.getContext('2d').getImageData(0, 0, one.width, one.height).data.some((value) => value > 0)"
    assert player.locator("canvas").evaluate(drawn)
    player.locator("[data-action=skeleton]").click()
    assert not player.locator("canvas").evaluate(drawn)


def test_the_pictures_that_were_asked_for_go_to_their_moment(player: Page) -> None:
    still = player.locator(".still").first
    still.click()
    sought(player, 1)
    assert clock(told(player)["time"], tenths=True) in still.inner_text()


def test_the_page_in_chinese_has_the_tables_own_words(open_page: Open, reviewed: str) -> None:
    page = ready(open_page(reviewed.replace("lang=en", "lang=zh")))
    page.locator(".entry[data-rule='sit.leg_crossed']").click()
    assert (
        page.locator(".line[data-rule='sit.leg_crossed'] .title").inner_text()
        == RULES["sit.leg_crossed"].wording.original
    )
    page.locator(".caption:not([data-empty=true])").wait_for()
    assert "脚" in page.locator(".caption").inner_text()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_picture_and_timeline_are_seen_at_once(
    open_page: Open, reviewed: str, size: tuple[int, int], scheme: str
) -> None:
    page = ready(open_page(reviewed, size, color_scheme=scheme))
    assert page.locator(".player").get_attribute("data-theme") == scheme
    box = page.locator(".line[data-rule='sit.leg_crossed']").bounding_box()
    assert box
    assert box["y"] + box["height"] <= size[1]
    assert page.locator(".stMain").evaluate("one => one.scrollWidth <= one.clientWidth")


def test_another_recording_runs_beside_it_by_the_offset_that_is_set(
    open_page: Open, reviewed: str, tmp_path: Path
) -> None:
    page = ready(open_page(reviewed))
    page.get_by_role("button", name="Another recording").click()
    bring(page, beginning(CLIP, tmp_path / "second.mp4", "libx264"))
    page.get_by_role("button", name="Review it").click(timeout=PATIENCE)
    page.get_by_role("heading", name="second.mp4").wait_for(timeout=PATIENCE)
    ready(page)
    page.locator("[data-action=pair]").select_option(label=CLIP.name)
    page.locator("[data-action=offset]").fill("-2.5")
    page.locator("[data-action=offset]").press("Enter")
    page.locator(".line.axis .ruler").press("End")
    until(page, f"Math.abs({PLAYER}.other - {PLAYER}.time + 2.5) < {NEAR}")
    assert page.locator("video").count() == 2


def test_a_format_that_no_browser_plays_is_said_and_can_be_turned_into_one_that_plays(
    open_page: Open, app: str, tmp_path: Path
) -> None:
    page = open_page(f"{app}/review?lang=en")
    bring(page, beginning(CLIP, tmp_path / "old.avi", "mjpeg"))
    page.get_by_role("button", name="Review it").click(timeout=PATIENCE)
    page.get_by_text("This browser cannot play").wait_for(timeout=PATIENCE)
    page.keyboard.press("ArrowRight")
    at(page, 1.0)
    page.keyboard.press("ArrowRight")  # so coarsely compressed, somebody gets a number after a second
    at(page, 2.0)
    until(page, f"{PLAYER}.drawn")
    page.locator("[data-action=annotate]").click()
    page.get_by_text("This is the annotated version").wait_for(timeout=PATIENCE)
    page.locator(".icon.main:not([disabled])").wait_for()
    assert page.locator("a.keep").get_attribute("href").endswith("annotated.mp4")  # type: ignore[union-attr] # it has one


def test_what_is_no_video_is_refused_in_words(open_page: Open, app: str, tmp_path: Path) -> None:
    garbage = tmp_path / "holiday.mp4"
    garbage.write_bytes(b"garbage" * 1000)
    page = open_page(f"{app}/review?lang=zh")
    bring(page, garbage)
    page.get_by_text("holiday.mp4 不是可读取的视频").wait_for()


def test_an_upload_without_a_network_says_so_and_one_that_is_stopped_leaves_nothing(
    open_page: Open, app: str, tmp_path: Path
) -> None:
    page = open_page(f"{app}/review?lang=en")
    page.locator("[data-action=choose]").wait_for(timeout=PATIENCE)
    page.context.set_offline(True)
    bring(page, CLIP)
    page.get_by_text("There is no connection to the server").wait_for()
    page.context.set_offline(False)
    page.route("**/coach/uploads**", lambda route: None)
    bring(page, CLIP)
    page.locator("[data-action=stop]").click()
    page.locator("[data-action=choose]").wait_for()
    assert page.locator(".upload .wrong").is_hidden()


def beginning(clip: Path, place: Path, codec: str) -> Path:
    """The first seconds of a clip, encoded otherwise; browsers do not play Motion JPEG in AVI."""
    pixels = "yuvj420p" if codec == "mjpeg" else "yuv420p"
    with av.open(str(clip)) as source, av.open(str(place), "w") as output:
        stream = output.add_stream(codec, rate=15)
        assert isinstance(stream, VideoStream)
        video = source.streams.video[0]
        stream.width, stream.height, stream.pix_fmt = video.width, video.height, pixels
        for number, frame in enumerate(islice(source.decode(video), BEGINNING)):
            picture = frame.reformat(format=pixels)
            picture.pts, picture.time_base = number, Fraction(1, 15)
            output.mux(stream.encode(picture))
        output.mux(stream.encode(None))
    return place
