"""What to change before practising, so that more can be judged, and more surely."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from posture.camera.lighting import DARK, DIM, Light, Lighting
from posture.i18n import Phrase
from posture.practice.coaching import Coaching
from posture.practice.framing import Distance
from posture.practice.texts import remedy
from posture.reasons import Reason
from posture.rules.evaluate import MOST_ELEVATION
from posture.session.observability import Can, Prospect
from posture.types import Language

LightWord = Literal["good", "dim", "dark", "backlit", "bright", "unknown"]
HeightWord = Literal["low", "high", "good", "unknown"]

MOST: Final = 3
"""Pieces of advice at once."""
_LIGHTING: Final[dict[Lighting, LightWord]] = {
    Lighting.GOOD: "good",
    Lighting.DIM: "dim",
    Lighting.DARK: "dark",
    Lighting.BACKLIT: "backlit",
    Lighting.BRIGHT: "bright",
}
_MEND_LIGHT: Final[dict[LightWord, Phrase]] = {
    "dim": Phrase("use more light", "请增加光线"),
    "dark": Phrase("use more light", "请增加光线"),
    "backlit": Phrase("put the light before you, not behind", "请让光线从前方照射"),
    "bright": Phrase("turn away from the window or lamp", "请避开窗户或灯光"),
}
_MEND_DISTANCE: Final[dict[Distance, Phrase]] = {
    "closer": Phrase("come closer", "请靠近一些"),
    "back": Phrase("move back until your feet are in the picture", "请后退，让双脚入镜"),
}
_MEND_HEIGHT: Final[dict[HeightWord, Phrase]] = {
    "low": Phrase("raise the camera to eye level", "请将摄像头抬高到眼睛高度"),
    "high": Phrase("lower the camera to eye level", "请将摄像头降低到眼睛高度"),
}


def light_word(seen: Light | None, told: float | None) -> LightWord:
    """The light as the server saw it, or else by the brightness that the page told."""
    if seen is not None:
        return _LIGHTING[seen.lighting]
    if told is None:
        return "unknown"
    if told < DARK:
        return "dark"
    return "dim" if told < DIM else "good"


def height_word(ears_above: float, coaching: Coaching) -> HeightWord:
    """How high the camera stands, by the degrees of the ears above its level; NaN where not known."""
    if math.isnan(ears_above):
        return "unknown"
    if ears_above >= MOST_ELEVATION:
        return "low"
    return "high" if ears_above <= coaching.amount("camera_high") else "good"


def advice(
    rows: Sequence[Prospect], light: LightWord, distance: Distance, height: HeightWord, language: Language
) -> tuple[str, ...]:
    """At most MOST pieces, what gains most rows first; distance and light come before all."""
    first = [words.text(language) for words in _surroundings(light, distance, height)]
    return tuple(dict.fromkeys([*first, *_gains(rows, distance, language)]))[:MOST]


def _surroundings(light: LightWord, distance: Distance, height: HeightWord) -> Iterator[Phrase]:
    found = (_MEND_DISTANCE.get(distance), _MEND_LIGHT.get(light), _MEND_HEIGHT.get(height))
    return (words for words in found if words is not None)


def _gains(rows: Sequence[Prospect], distance: Distance, language: Language) -> list[str]:
    """What each remedy gains; what moving back mends is said already where that is asked for."""
    moved = {Reason.LEGS_OUT, Reason.FEET_OUT, Reason.KNEES_HIDDEN, Reason.HIPS_HIDDEN} if distance == "back" else set()
    blocked = (row.reason for row in rows if row.can is Can.BLOCKED and row.reason not in moved)
    gains = Counter(remedy(reason, language) for reason in blocked if reason is not None)
    del gains[""]
    return [text for text, _ in gains.most_common()]
