"""What happens on the page, noted with the number of the camera's frame (`tests.browser.coded`) at which it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tests.browser.coded import BITS, BLOCK
from tests.waiting import LOOK, MILLISECONDS, PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Page

SEEN: Final = "window.__posture"
PLAYER: Final = "window.__posturePlayer"
"""What the practice, and the player of a review, count."""
WATCHED: Final = "window.__watched"

WATCH: Final = """
(() => {
  const [BITS, BLOCK] = [BITS_OF, BLOCK_OF];
  const watched = (window.__watched = { asked: [], tracks: [], notes: [], frame: 0, turns: 0, refused: [] });
  addEventListener("securitypolicyviolation", (event) => watched.refused.push(event.blockedURI));
  const media = navigator.mediaDevices;
  if (media) {
    const ask = media.getUserMedia.bind(media);
    media.getUserMedia = async (wanted) => {
      watched.asked.push(wanted);
      const stream = await ask(wanted);
      watched.tracks.push(...stream.getTracks());
      return stream;
    };
  }
  const context = new OffscreenCanvas(BITS, 1).getContext("2d", { willReadFrequently: true });
  const number = (video) => {
    context.drawImage(video, 0, 0, BITS * BLOCK, BLOCK, 0, 0, BITS, 1);
    const { data } = context.getImageData(0, 0, BITS, 1);
    return [...Array(BITS).keys()].reduce((sum, bit) => sum + (data[4 * bit] > 128 ? 2 ** bit : 0), 0);
  };
  const known = {};
  const note = (what, value, reason = null) => {
    if (known[what] === value + reason) return;
    known[what] = value + reason;
    watched.notes.push({ what, value, reason, turn: watched.turns, frame: watched.frame });
  };
  const look = (video) => {
    const frame = number(video);
    if (frame < watched.frame) watched.turns += 1;
    watched.frame = frame;
    const seen = window.__posture;
    note("stage", seen.stage);
    for (const [rule, { tone, reason }] of Object.entries(seen.rows)) note(rule, tone, reason);
    const cue = seen.cues.at(-1);
    if (cue) note("cue", cue.rule ?? cue.kind);
  };
  const prototype = HTMLVideoElement.prototype;
  const request = prototype.requestVideoFrameCallback;
  prototype.requestVideoFrameCallback = function (call) {
    return request.call(this, (...given) => {
      look(this);
      call(...given);
    });
  };
})();
""".replace("BITS_OF", str(BITS)).replace("BLOCK_OF", str(BLOCK))

_UNTIL: Final = """([asked, patience, pause]) => new Promise((done, failed) => {
  const holds = () => (ASKED);
  const from = performance.now();
  const look = () => {
    if (holds()) return done();
    if (performance.now() - from < patience) return setTimeout(look, pause);
    const now = JSON.stringify(window.__posture ?? window.__posturePlayer ?? null);
    return failed(new Error(`never: ${asked}; ${now.slice(0, 1500)}`));
  };
  look();
})"""


def until(page: Page, condition: str) -> None:
    """Wait in the page, where its policy lets nothing be evaluated later."""
    page.evaluate(_UNTIL.replace("ASKED", condition), [condition, PATIENCE * MILLISECONDS, LOOK * MILLISECONDS])


def counters(page: Page) -> dict[str, Any]:
    """What the page counted."""
    counted: dict[str, Any] = page.evaluate(f"JSON.parse(JSON.stringify({SEEN}))")
    return counted


def watched(page: Page) -> dict[str, Any]:
    """What was noted: `asked` of cameras, `notes` of what changed at which frame, `refused` by the policy."""
    noted: dict[str, Any] = page.evaluate(f"(({{tracks, ...rest}}) => rest)({WATCHED})")
    return noted
