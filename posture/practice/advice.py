"""What to change before practising, so that more can be judged, and more surely."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal, cast

from posture.camera.lighting import DARK, DIM, LightLevels
from posture.i18n import Phrase, catalogue
from posture.practice.coaching import Coaching
from posture.practice.framing import Distance
from posture.practice.texts import remedy
from posture.reasons import Reason
from posture.rules.evaluate import MOST_ELEVATION
from posture.session.observability import RowObservability, RowStatus
from posture.types import Language

LightWord = Literal["good", "dim", "dark", "backlit", "bright", "unknown"]
HeightWord = Literal["low", "high", "good", "unknown"]

MOST: Final = 3
"""Pieces of advice at once."""


def light_word(seen: LightLevels | None, told: float | None) -> LightWord:
    """The light as the server saw it, or else by the brightness that the page told."""
    if seen is not None:
        return cast(LightWord, seen.lighting.name.lower())
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
    return "high" if ears_above <= coaching.constant("camera_high") else "good"


def advice(
    rows: Sequence[RowObservability], light: LightWord, distance: Distance, height: HeightWord, language: Language
) -> tuple[str, ...]:
    """At most MOST pieces, what gains most rows first; distance and light come before all."""
    first = [words.text(language) for words in _surroundings(light, distance, height)]
    return tuple(dict.fromkeys([*first, *_gains(rows, distance, language)]))[:MOST]


def _surroundings(light: LightWord, distance: Distance, height: HeightWord) -> Iterator[Phrase]:
    words = catalogue("camera")
    found = (f"mend.distance.{distance}", f"mend.light.{light}", f"mend.height.{height}")
    return (words[key] for key in found if key in words)


def _gains(rows: Sequence[RowObservability], distance: Distance, language: Language) -> list[str]:
    """What each remedy gains; what moving back mends is said already where that is asked for."""
    moved = {Reason.LEGS_OUT, Reason.FEET_OUT, Reason.KNEES_HIDDEN, Reason.HIPS_HIDDEN} if distance == "back" else set()
    blocked = (row.reason for row in rows if row.status is RowStatus.BLOCKED and row.reason not in moved)
    gains = Counter(remedy(reason, language) for reason in blocked if reason is not None)
    del gains[""]
    return [text for text, _ in gains.most_common()]
