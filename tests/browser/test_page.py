"""The whole page: real server, real Chromium, a film as its webcam, poses found in either of the two ways."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from posture.page.words import word
from posture.session.score_numbers import load_score_numbers
from posture.types import Language
from tests.browser.coded import CodedFilm, burn_in
from tests.browser.conftest import Launch
from tests.browser.serving import PageServer, Way, page_server
from tests.browser.trainee import (
    end,
    fill_in,
    give_name,
    goes_on,
    open_page,
    practise,
    see_report,
)
from tests.browser.verdicts import CORPUS, FOLDED, LEG_CROSSED, Acted, acted, judge_pass
from tests.browser.watching import SEEN, WATCHED, counters, until, watched

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WAYS: Final[tuple[Way, ...]] = ("browser", "server")
CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
LOST_AT_MOST: Final = 2.0
"""Seconds of a practice that a crash may cost."""
Film = Callable[[Path], CodedFilm]


@pytest.fixture(scope="module")
def film(fake_webcam: Callable[..., Path]) -> Film:
    """A clip as a webcam whose frames are numbered."""
    made: dict[Path, CodedFilm] = {}

    def numbered(clip: Path) -> CodedFilm:
        if clip not in made:
            made[clip] = burn_in(fake_webcam(clip))
        return made[clip]

    return numbered


@pytest.fixture(scope="module", params=WAYS)
def either(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageServer]:
    """A server whose page finds poses in one way, and then in the other."""
    with page_server(tmp_path_factory.mktemp("page"), request.param) as server:
        yield server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PageServer]:
    """One of this test alone."""
    with page_server(tmp_path / "page") as one:
        yield one


def lights_up(page: Page, story: Acted) -> None:
    """Practise through one whole pass of the film, and compare what lit up with what was acted."""
    until(page, f"{SEEN}?.stage === 'practice'")
    judge_pass(page, story)
    (asked,) = watched(page)["asked"]
    assert asked["audio"] is False, "the microphone is asked for"


@pytest.mark.parametrize(("story", "language"), [(FOLDED, "zh"), (LEG_CROSSED, "en")], ids=["folded", "leg-crossed"])
def test_the_right_rows_light_up_in_time_and_the_report_has_a_score(
    either: PageServer, launch: Launch, film: Film, story: Acted, language: Language
) -> None:
    page = open_page(launch(film(story.clip).path), either, language)
    practise(page, f"{story.clip.stem}", language)
    lights_up(page, story)
    # What is shown for hardly longer than a message waits, and found late, is spoken of in a later pass of the film.
    until(page, f"{SEEN}.cues.some((cue) => cue.rule === '{story.rule}')")
    counted = counters(page)
    cues = [cue["text"] for cue in counted["cues"] if cue["rule"] == story.rule]
    assert all(bool(CHINESE.search(text)) is (language == "zh") for text in cues)
    assert counted["errors"] == []
    end(page)
    see_report(page, language)
    score = page.get_by_test_id("stMetricValue").first.inner_text()
    with either.store() as store:
        (entry,) = store.history(story.clip.stem)
        kept = store.report(entry.id).people[0].score
        assert entry.rows[story.rule].shown > 0
    # On a machine that is too busy for enough frames a second too little is judged for a number.
    least = load_score_numbers().least_coverage.value
    enough = kept.judged_seconds >= kept.least_seconds and kept.coverage >= least
    assert score == (str(kept.value) if enough else "–")


@pytest.mark.corpus
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["d11_sit_knees_wide_front", "d12_stand_pockets_front"])
def test_labelled_clips_light_up_what_their_label_says(
    tmp_path: Path, launch: Launch, film: Film, way: Way, name: str
) -> None:
    if not CORPUS.is_dir():
        pytest.skip(f"no labelled clips at {CORPUS}")
    story = acted(CORPUS / f"{name}.json")
    with page_server(tmp_path / "page", way) as server:
        page = open_page(launch(film(story.clip).path), server)
        practise(page, "Ada")
        lights_up(page, story)


def test_a_reload_goes_on_with_the_same_practice(server: PageServer, launch: Launch, film: Film) -> None:
    page = open_page(launch(film(FOLDED.clip).path), server)
    practise(page, "Ada")
    page.reload()
    goes_on(page)
    end(page)
    see_report(page)
    with server.store() as store:
        assert (len(store.history("Ada")), len(store.unfinished("Ada"))) == (1, 0)


def test_the_end_turns_the_camera_off(server: PageServer, launch: Launch, film: Film) -> None:
    page = open_page(launch(film(FOLDED.clip).path), server)
    practise(page, "Ada")
    assert page.evaluate(f"{WATCHED}.tracks.map((track) => [track.kind, track.readyState])") == [["video", "live"]]
    page.locator("[data-action=end]").click()
    page.locator("[data-action=end-yes]").click()
    until(page, f"{WATCHED}.tracks.every((track) => track.readyState === 'ended')")
    see_report(page)


def test_leaving_for_another_page_turns_the_camera_off(server: PageServer, launch: Launch, film: Film) -> None:
    page = open_page(launch(film(FOLDED.clip).path), server)
    practise(page, "Ada")
    page.evaluate("document.querySelector('[data-testid=stTopNavLink][href$=history]').click()")
    until(page, f"{WATCHED}.tracks.every((track) => track.readyState === 'ended')")


def test_two_tabs_are_two_practices_and_the_one_behind_is_paused(
    server: PageServer, launch: Launch, film: Film
) -> None:
    context = launch(film(FOLDED.clip).path)
    first = open_page(context, server)
    practise(first, "Ada")
    second = open_page(context, server)
    practise(second, "Ben")
    hidden = first.evaluate("document.hidden")
    if not hidden:
        # Headless Chromium may take every tab for one that is seen; then it is told.
        _hide(first, hidden=True)
    until(first, f"{SEEN}.stage === 'paused'")
    sent = counters(first)["sent"]
    goes_on(second)
    assert counters(first)["sent"] <= sent + 1, "one may have been on its way"
    end(second)
    see_report(second)
    _back_to(first, told=not hidden)
    goes_on(first)
    end(first)
    see_report(first)
    with server.store() as store:
        (one,), (other,) = store.history("Ada"), store.history("Ben")
        assert one.id != other.id


def _back_to(page: Page, *, told: bool) -> None:
    page.bring_to_front()
    if told:
        _hide(page, hidden=False)
    page.locator("[data-notice=paused-away]").wait_for()
    page.keyboard.press(" ")


def _hide(page: Page, *, hidden: bool) -> None:
    page.evaluate(
        """(hidden) => {
          Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )


def killed_in_practice(page: Page, server: PageServer) -> float:
    """Kill the server while somebody practises; seconds of practice that the page was last told of."""
    times: list[float] = []
    page.on("websocket", lambda line: line.on("framereceived", lambda frame: times.extend(_practised(frame))))
    practise(page, "Ada")
    goes_on(page, 60)
    server.kill()
    page.locator("[data-notice='socket.lost']").wait_for()
    server.start()
    return times[-1]


def _practised(frame: str | bytes) -> list[float]:
    told: dict[str, Any] = json.loads(frame)
    return [told["time"]] if told.get("type") == "state" and told["stage"] == "practice" else []


def test_a_killed_server_loses_two_seconds_at_most_and_the_practice_can_be_closed(
    server: PageServer, launch: Launch, film: Film
) -> None:
    context = launch(film(FOLDED.clip).path)
    before = killed_in_practice(open_page(context, server), server)
    with server.store() as store:
        (entry,) = store.unfinished("Ada")
    assert entry.seconds >= before - LOST_AT_MOST
    page = open_page(context, server)
    page.get_by_role("button", name=word("unfinished.close", "en")).click()
    see_report(page)
    with server.store() as store:
        assert store.unfinished("Ada") == ()
        assert [one.id for one in store.history("Ada")] == [entry.id]


def test_a_practice_of_a_killed_server_can_be_gone_on_with(server: PageServer, launch: Launch, film: Film) -> None:
    context = launch(film(FOLDED.clip).path)
    before = killed_in_practice(open_page(context, server), server)
    page = open_page(context, server)
    page.get_by_role("button", name=word("unfinished.resume", "en")).click()
    page.locator("[data-action=start]").click()
    goes_on(page, 60)
    end(page)
    see_report(page)
    with server.store() as store:
        (entry,) = store.history("Ada")
        assert entry.seconds > before


def test_a_camera_that_is_denied_is_said_with_what_to_do(server: PageServer, launch: Launch) -> None:
    page = open_page(launch(extra=("--use-fake-device-for-media-stream", "--deny-permission-prompts")), server)
    fill_in(page, "Ada")
    page.locator("[data-action=start]").click()
    assert "allow the camera" in page.locator("[data-notice=camera-denied] p").inner_text()


def test_a_name_is_asked_for_before_anything_is_kept(server: PageServer, launch: Launch) -> None:
    page = open_page(launch(), server)
    page.get_by_role("button", name=word("begin", "en")).click()
    page.get_by_text(word("name.wanted", "en")).wait_for()
    give_name(page, "Ada")
    with server.store() as store:
        assert store.trainees() == ()
