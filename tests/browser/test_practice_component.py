"""The practice in a real Chromium, before a coach that says what the test wants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

import pytest

from posture.practice.protocol import PictureMessage, PoseMessage
from posture.rules import RULES
from posture.types import Activity, Language
from tests.browser.conftest import FAKE_CAMERA, Launch
from tests.browser.played_coach import PRACTICE, PlayedCoach, playing
from tests.browser.watching import SEEN, counters, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Open = Callable[..., "Page"]
SIZES: Final = ((1366, 768), (1024, 768), (768, 1024))
TRACK: Final = """() => {
  window.track = document.querySelector('#host').shadowRoot.querySelector('video').srcObject.getTracks()[0];
}"""
SHOWN_ROWS: Final = {
    "stand.arms_folded": {"tone": "amber", "outcome": "shown"},
    "stand.head_down": {"tone": "good", "outcome": "not_shown"},
    "stand.hunched": {"tone": "grey", "outcome": "not_judged", "reason": "CAMERA_LOW"},
}
CUE: Final = {"id": 1, "kind": "cue", "rule": "stand.arms_folded", "text": "Unfold your arms", "seconds": 4.0}
CHECK: Final = {
    "inside": True, "outline": (100, 20, 500, 460), "distance": "back", "light": "dark", "fps": 12.2, "fps_ok": False,
    "height": "low", "judged": 18, "of": len(RULES), "advice": ("Step back", "Use more light"), "ready": False,
}  # fmt: skip


@pytest.fixture
def coach() -> Iterator[PlayedCoach]:
    with playing() as played:
        yield played
        assert played.refused == [], "the real reader refused what the page sent"


@pytest.fixture
def open_page(launch: Launch, coach: PlayedCoach) -> Iterator[Open]:
    """`open_page(query="", size=(1366, 768), before="")` opens it; afterwards nothing may have gone elsewhere."""
    asked: list[str] = []

    def go(query: str = "", size: tuple[int, int] = SIZES[0], before: str = "") -> Page:
        context = launch(extra=FAKE_CAMERA, viewport={"width": size[0], "height": size[1]}, permissions=["camera"])
        page = context.pages[0]
        page.on("request", lambda request: asked.append(request.url))
        if before:
            page.add_init_script(before)
        page.goto(f"{coach.address}/?{query}")
        return page

    yield go
    assert [url for url in asked if not url.startswith((coach.address, "data:"))] == []


def start(page: Page, states: int = 3) -> Page:
    """Press the button, and wait until the coach answered some frames."""
    page.locator("[data-action=start]").click()
    until(page, f"{SEEN}.states >= {states}")
    return page


def practise(page: Page, coach: PlayedCoach, **says: object) -> Page:
    """Get into the practice itself."""
    coach.says = {"stage": "practice", **says}
    start(page)
    until(page, f"{SEEN}.stage === 'practice'")
    return page


def test_a_press_of_the_button_turns_the_camera_on_and_sends_landmarks(coach: PlayedCoach, open_page: Open) -> None:
    page = start(open_page(), 5)
    assert coach.heard[0] == {"type": "hello", "version": 1, "ticket": "a ticket", "poses": "browser"}
    assert all(isinstance(frame, PoseMessage) and frame.frame.people for frame in coach.frames)
    assert counters(page)["camera"] == "on"
    assert counters(page)["latency"]["count"] > 0


def test_before_the_press_there_is_neither_camera_nor_connection(coach: PlayedCoach, open_page: Open) -> None:
    page = open_page()
    page.locator("[data-action=start]").wait_for()
    assert (counters(page)["camera"], coach.heard) == ("off", [])


def test_pictures_are_sent_where_the_server_finds_the_poses(coach: PlayedCoach, open_page: Open) -> None:
    page = start(open_page("poses=server"))
    assert coach.frames
    assert all(isinstance(frame, PictureMessage) for frame in coach.frames)
    drawn = "[...document.querySelector('#host').shadowRoot.querySelector('canvas').getContext('2d')"
    until(page, f"{drawn}.getImageData(0, 0, 640, 480).data].some((value) => value > 0)")


def test_both_ways_are_timed_and_the_browser_is_taken_where_it_is_quick(coach: PlayedCoach, open_page: Open) -> None:
    page = start(open_page("poses=auto"))
    until(page, f"{SEEN}.settling === false")
    rates = counters(page)["rates"]
    assert rates["browser"] > 0
    assert rates["server"] > 0
    assert {type(frame) for frame in coach.frames} == {PoseMessage, PictureMessage}
    assert counters(page)["way"] == (
        "browser" if rates["browser"] >= 12 or rates["browser"] >= rates["server"] else "server"
    )
    assert "a second" in (page.locator(".way-note").text_content() or "")


def test_where_the_browser_cannot_find_poses_the_server_does_and_it_is_said(open_page: Open) -> None:
    page = start(open_page("poses=browser", before="window.noFinder = true"))
    assert counters(page)["way"] == "server"
    assert "no finder" in counters(page)["errors"][0]
    assert "cannot find poses" in (page.locator(".way-note").text_content() or "")


def test_where_finding_poses_breaks_later_the_server_takes_over(open_page: Open) -> None:
    page = start(open_page())
    page.evaluate("window.noPoses = true")
    until(page, f"{SEEN}.way === 'server'")
    assert "failed" in (page.locator(".way-note").text_content() or "")


def test_no_more_than_two_frames_are_on_their_way(coach: PlayedCoach, open_page: Open) -> None:
    coach.silent = True
    page = open_page()
    page.locator("[data-action=start]").click()
    until(page, f"{SEEN}.frames > 30 && {SEEN}.sent > 0")
    assert counters(page)["sent"] == 2


def test_the_check_is_shown_as_pictures_and_in_large_words(coach: PlayedCoach, open_page: Open) -> None:
    coach.says = {"stage": "check", "check": CHECK}
    page = start(open_page())
    tones = {one: page.locator(f"[data-tile={one}]").get_attribute("data-tone") for one in ("place", "light", "level")}
    assert tones == {"place": "good", "light": "amber", "level": "grey"}
    assert page.locator(".headline").text_content() == "Step back"
    coach.says = {"stage": "check", "check": {**CHECK, "ready": True, "left": 2.2}}
    page.get_by_text("All is well. Going on in 3").wait_for()
    page.locator("[data-action=begin]").click()
    until(page, f"{SEEN}.stage === 'baseline'")
    assert coach.commands()[-1] == "begin"


def test_the_check_says_nothing_of_rate_and_rows_before_they_are_known(coach: PlayedCoach, open_page: Open) -> None:
    coach.says = {"stage": "check", "check": {**CHECK, "fps": 0.0, "judged": 0, "of": 0}}
    page = start(open_page())
    page.locator("[data-tile=rate][data-tone=grey]", has_text="not known yet").wait_for()
    assert not page.locator(".judged").is_visible()
    coach.says = {"stage": "check", "check": CHECK}
    page.get_by_text(f"18 of {len(RULES)} rows can be judged from here").wait_for()
    assert page.locator("[data-tile=rate]").get_attribute("data-tone") == "amber"


def test_the_countdown_of_a_take_can_be_read_from_two_metres(coach: PlayedCoach, open_page: Open) -> None:
    guide = {"step": "hold", "left": 3.4, "taken": 1, "takes": 2, "refused": ("You moved",), "text": "Hold it"}
    coach.says = {"stage": "baseline", "guide": guide}
    page = start(open_page())
    number = page.locator(".number")
    assert number.text_content() == "4"
    assert number.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 0.1 * 1366
    assert page.locator(".refused").inner_text() == "You moved"
    page.get_by_role("button", name="Go on without it").click()
    until(page, f"{SEEN}.stage === 'countdown'")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_board_is_the_table_word_for_word(coach: PlayedCoach, open_page: Open, language: Language) -> None:
    coach.language = language
    page = practise(open_page(f"language={language}"), coach)
    for rule in RULES.values():
        assert page.locator(f"[data-row='{rule.id}'] .title").text_content() == rule.wording.title(language)


def test_cells_say_how_they_stand_by_symbol_and_word_and_why_when_asked(coach: PlayedCoach, open_page: Open) -> None:
    page = practise(open_page(), coach, rows=SHOWN_ROWS)
    cell = page.locator("[data-row='stand.arms_folded']")
    assert cell.get_attribute("aria-label") == "Arms folded across the chest: shown"
    assert cell.locator("svg").get_attribute("data-name") == "amber"
    page.locator("[data-row='stand.hunched']").hover()
    assert "the camera is far below eye level" in page.locator(".tip").inner_text()
    assert "raise the camera" in page.locator(".tip").inner_text()
    cell.click()
    assert "Unfold your arms" in page.locator(".tip").inner_text()
    page.keyboard.press("ArrowDown")
    assert "Hands in pockets" in page.locator(".tip").inner_text()


def test_where_nothing_can_be_judged_the_reason_stands_on_the_band(coach: PlayedCoach, open_page: Open) -> None:
    grey = {"tone": "grey", "outcome": "not_judged", "reason": "FPS_LOW"}
    rows = {rule.id: grey for rule in RULES.values() if rule.activity is Activity.STAND}
    page = practise(open_page(), coach, rows=rows)
    page.get_by_text("Nothing can be judged: too few frames a second").wait_for()
    coach.says = {**coach.says, "rows": {**rows, **SHOWN_ROWS}}
    page.get_by_text("Nothing can be judged").wait_for(state="hidden")
    assert page.locator(".drill-text").text_content() == "Stand for two minutes"


def test_only_cells_that_changed_are_touched(coach: PlayedCoach, open_page: Open) -> None:
    page = practise(open_page(), coach, rows=SHOWN_ROWS)
    until(page, f"Object.keys({SEEN}.rows).length === 3")
    page.evaluate("""() => {
      window.touched = new Set();
      const board = document.querySelector('#host').shadowRoot.querySelector('.board');
      new MutationObserver((all) => all.forEach(({target}) =>
        window.touched.add((target.closest ?? target.parentElement.closest).call(target, '[data-row]')?.dataset.row)))
        .observe(board, {subtree: true, childList: true, characterData: true, attributes: true});
    }""")
    coach.says = {**coach.says, "rows": {**SHOWN_ROWS, "stand.head_down": {"tone": "amber", "outcome": "shown"}}}
    until(page, f"{SEEN}.rows['stand.head_down'].tone === 'amber'")
    until(page, f"{SEEN}.states > {counters(page)['states'] + 5}")
    assert page.evaluate("[...window.touched]") == ["stand.head_down"]


def test_a_cue_is_large_and_is_heard_once(coach: PlayedCoach, open_page: Open) -> None:
    page = practise(open_page(), coach, cue=CUE, hints=("stand.arms_folded",))
    page.get_by_text("Unfold your arms").first.wait_for()
    until(page, f"{SEEN}.states > 10")
    assert [cue["text"] for cue in counters(page)["cues"]] == ["Unfold your arms"]
    assert page.locator(".band").get_attribute("data-tone") == "cue"
    headline = page.locator(".headline")
    assert headline.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 0.05 * 1366
    assert headline.get_attribute("aria-live") == "polite"
    assert page.locator("[data-row='stand.arms_folded']").get_attribute("data-hinted") == "true"


def test_space_pauses_and_goes_on(coach: PlayedCoach, open_page: Open) -> None:
    page = practise(open_page(), coach)
    page.keyboard.press(" ")
    page.locator("[data-notice=paused]").wait_for()
    page.keyboard.press(" ")
    until(page, f"{SEEN}.stage === 'practice'")
    assert coach.commands()[-2:] == ["pause", "resume"]


def test_escape_asks_and_the_end_turns_the_camera_off_and_tells_the_page(coach: PlayedCoach, open_page: Open) -> None:
    page = practise(open_page(), coach)
    page.evaluate(
        "window.track = document.querySelector('#host').shadowRoot.querySelector('video').srcObject.getTracks()[0]"
    )
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Keep practising").click()
    assert counters(page)["stage"] == "practice"
    page.keyboard.press("Escape")
    page.locator("[data-action=end-yes]").click()
    until(page, "window.triggered.length > 0")
    assert page.evaluate("[window.triggered, window.track.readyState]") == [[["ended", PRACTICE]], "ended"]
    assert counters(page)["camera"] == "off"


def test_a_page_in_the_background_is_paused_and_says_so(coach: PlayedCoach, open_page: Open) -> None:
    page = practise(open_page(), coach)
    hide = "Object.defineProperty(document, 'hidden', {value: HIDDEN, configurable: true})"
    change = "document.dispatchEvent(new Event('visibilitychange'))"
    page.evaluate(f"{hide.replace('HIDDEN', 'true')}; {change}")
    until(page, f"{SEEN}.stage === 'paused'")
    sent = counters(page)["sent"]
    until(page, f"{SEEN}.frames > {counters(page)['frames'] + 10}")
    assert counters(page)["sent"] <= sent + 1, "one may have been on its way"
    page.evaluate(f"{hide.replace('HIDDEN', 'false')}; {change}")
    assert "in the background" in page.locator("[data-notice=paused-away]").inner_text()


def test_a_reload_goes_on_with_the_same_ticket(coach: PlayedCoach, open_page: Open) -> None:
    page = practise(open_page("ticket=first"), coach)
    page.evaluate("history.replaceState(null, '', '/?ticket=second')")
    page.reload()
    until(page, f"{SEEN}?.states > 2")
    hellos = [one["ticket"] for one in coach.heard if one["type"] == "hello"]
    assert hellos == ["first", "first"]


def test_a_lost_connection_comes_back_by_itself(coach: PlayedCoach, open_page: Open) -> None:
    page = practise(open_page(), coach)
    coach.close_with = 1011
    page.locator("[data-notice='socket.lost']").wait_for()
    until(page, f"{SEEN}.connection === 'open'")
    assert page.locator(".notice").is_hidden()
    assert len([one for one in coach.heard if one["type"] == "hello"]) == 2


def test_a_page_replaced_by_another_says_so_and_stays_away(coach: PlayedCoach, open_page: Open) -> None:
    page = practise(open_page(), coach)
    coach.close_with = 4409
    page.get_by_text("You practise in another window now").wait_for()
    assert counters(page)["connection"] == "refused"


TROUBLES = {
    "denied": "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError') }",
    "none": "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotFoundError') }",
    "in_use": "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotReadableError') }",
    "insecure": "Object.defineProperty(navigator, 'mediaDevices', {value: undefined})",
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_camera_that_cannot_be_had_is_said_with_what_to_do(open_page: Open, trouble: str) -> None:
    page = open_page(before=TROUBLES[trouble])
    page.locator("[data-action=start]").click()
    card = page.locator(f"[data-notice=camera-{trouble}]")
    card.wait_for()
    assert card.locator("p").inner_text()
    assert card.get_by_role("button").count() == (trouble != "insecure")


def test_an_unplugged_camera_pauses_and_try_again_brings_it_back(coach: PlayedCoach, open_page: Open) -> None:
    page = practise(open_page(), coach)
    page.evaluate("""() => {
      const [track] = document.querySelector('#host').shadowRoot.querySelector('video').srcObject.getTracks();
      track.dispatchEvent(new Event('ended'));
    }""")
    page.get_by_text("The camera is gone").wait_for()
    until(page, f"{SEEN}.stage === 'paused'")
    page.locator("[data-action=notice]").click()
    until(page, f"{SEEN}.camera === 'on'")


def test_being_drawn_again_mounts_nothing_and_taking_away_leaves_nothing_on(open_page: Open) -> None:
    page = start(open_page())
    page.evaluate(
        "window.track = document.querySelector('#host').shadowRoot.querySelector('video').srcObject.getTracks()[0]"
    )
    assert page.evaluate("window.draw({ticket: 'another'}) === window.unmount")
    assert (counters(page)["mounts"], counters(page)["renders"], counters(page)["camera"]) == (1, 1, "on")
    page.evaluate("window.unmount()")
    assert page.evaluate("window.track.readyState") == "ended"
    assert page.evaluate("document.querySelector('#host').shadowRoot.querySelector('.posture')") is None


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_practice_needs_no_scrolling(coach: PlayedCoach, open_page: Open, size: tuple[int, int]) -> None:
    page = practise(open_page(size=size), coach, cue=CUE, rows=SHOWN_ROWS)
    root = page.locator(".posture")
    width, height = root.evaluate("one => [one.scrollWidth, one.scrollHeight]")
    assert (width, height) == size
    cut = "all => all.filter(one => one.scrollHeight > one.clientHeight + 1).map(one => one.dataset.row)"
    assert page.locator("[aria-current] .cell").evaluate_all(cut) == []


@pytest.mark.parametrize(("colour", "theme"), [("#0e1117", "dark"), ("#ffffff", "light")])
def test_the_theme_of_the_page_around_is_followed(open_page: Open, colour: str, theme: str) -> None:
    page = open_page(
        before=f"""addEventListener('DOMContentLoaded', () =>
      document.documentElement.style.setProperty('--st-background-color', '{colour}'))"""
    )
    page.locator("[data-action=start]").wait_for()
    assert page.locator(".posture").get_attribute("data-theme") == theme
