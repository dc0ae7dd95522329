"""Sessions, readings and limits that Hypothesis thinks of."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from hypothesis import strategies as st

from posture.pose.pose import PoseFrame
from posture.reasons import Reason
from posture.rules.criteria import Band, Reading, Threshold
from tests.film import VIEWS, scene
from tests.gaits import NORMAL
from tests.people import Person, person

STEPS: Final = (1 / 30, 1 / 25, 1 / 15, 1 / 12, 1 / 10)
"""Seconds between two frames of ordinary cameras."""
GAPS: Final = (0.3, 0.9, 1.4, 2.6)
"""Seconds of the gaps that matter: held, frozen, forgotten."""

Deed = Callable[[Person, float, float], Person]
STANDING: Final[Mapping[str, Deed]] = {
    "folds arms": lambda p, a, b: p.folds_arms(at=a, until=b),
    "pockets hands": lambda p, a, b: p.pockets_hands(at=a, until=b),
    "lowers head": lambda p, a, b: p.lowers_head(at=a, until=b),
    "hunches": lambda p, a, b: p.hunches(at=a, until=b),
    "sags": lambda p, a, b: p.sags(at=a, until=b),
    "sways": lambda p, a, b: p.sways(at=a, until=b),
    "moves feet": lambda p, a, b: p.moves_feet(at=a, until=b),
    "sits down": lambda p, a, b: p.sits(at=a),
    "walks": lambda p, a, b: p.walks(NORMAL, at=a, until=b),
}
SITTING: Final[Mapping[str, Deed]] = {
    "crosses legs": lambda p, a, b: p.crosses_legs(at=a, until=b),
    "spreads knees": lambda p, a, b: p.spreads_knees(at=a, until=b),
    "leans aside": lambda p, a, b: p.leans(sideways=14.0, at=a, until=b),
    "leans in": lambda p, a, b: p.leans(forward=9.0, at=a, until=b),
    "rocks": lambda p, a, b: p.rocks(at=a, until=b),
    "shakes a foot": lambda p, a, b: p.shakes_foot(at=a, until=b),
    "gets up": lambda p, a, b: p.stands(at=a),
}
HIDEABLE: Final = ("legs", "wrists", "face", "hips", "left_ankle")


@st.composite
def frame_times(draw: st.DrawFn, least: int = 40, most: int = 110) -> list[float]:
    """Rising frame times from 0 of a camera whose rate changes and that loses stretches, seconds."""
    steps: list[float] = []
    for run in draw(st.lists(st.sampled_from(STEPS), min_size=1, max_size=3)):
        count = draw(st.integers(least // 3 + 1, most // 3))
        jitter = draw(st.lists(st.floats(0.7, 1.4), min_size=3, max_size=3))
        steps += [run * jitter[k % 3] for k in range(count)]
        steps += [draw(st.sampled_from(GAPS))] if draw(st.booleans()) else []
    times = [0.0]
    for step in steps:
        times.append(round(times[-1] + step, 6))
    return times


class Take:
    """A filmed scene that prints as its words."""

    def __init__(self, words: str, frames: list[PoseFrame]) -> None:
        self.words, self.frames = words, frames

    def __repr__(self) -> str:
        times = [frame.time for frame in self.frames]
        away = [frame.time for frame in self.frames if not frame.people]
        return f"Take({self.words}, away={away}, times={times})"


@st.composite
def _somebody(draw: st.DrawFn, seconds: float) -> tuple[str, Person]:
    """Somebody who sits or stands, does a thing or two, and may be hidden in part for a while."""
    sits = draw(st.booleans())
    deeds = SITTING if sits else STANDING
    who, words = (person().sits(), "sits") if sits else (person(), "stands")
    for name in draw(st.lists(st.sampled_from(sorted(deeds)), max_size=2)):
        begin = round(draw(st.floats(0.1, 0.6)) * seconds, 2)
        end = round(begin + draw(st.floats(0.2, 0.6)) * seconds, 2)
        who, words = deeds[name](who, begin, end), f"{words}, {name} {begin}-{end}"
    if draw(st.booleans()):
        part = draw(st.sampled_from(HIDEABLE))
        begin = round(draw(st.floats(0.0, 0.8)) * seconds, 2)
        who, words = who.hides(part, at=begin, until=begin + 2), f"{words}, hides {part} {begin}"
    return words, who


@st.composite
def takes(draw: st.DrawFn) -> Take:
    """One person, over irregular times, jittered, and out of sight now and then."""
    times = draw(frame_times())
    words, who = draw(_somebody(times[-1]))
    view, noise = draw(st.sampled_from(sorted(VIEWS))), draw(st.sampled_from((0.0, 0.01, 0.03)))
    frames = scene(who, times=times, view=view, noise=noise, seed=draw(st.integers(0, 9)))
    for _ in range(draw(st.integers(0, 2))):
        start = draw(st.integers(1, len(frames) - 1))
        stop = min(len(frames), start + draw(st.integers(1, 40)))
        frames[start:stop] = [replace(frame, people=()) for frame in frames[start:stop]]
    return Take(f"{words}; {view}, noise {noise}", frames)


@st.composite
def readings(draw: st.DrawFn) -> list[tuple[float, Reading]]:
    """Timed readings of one row: shown, doubtful, not shown and not judged stretches."""
    times = draw(frame_times(30, 200))
    out: list[tuple[float, Reading]] = []
    kinds = st.sampled_from(("shown", "between", "over", "blind"))
    while len(out) < len(times):
        kind, length = draw(kinds), draw(st.integers(1, 40))
        out += [(t, _reading(kind)) for t in times[len(out) : len(out) + length]]
    return out


def _reading(kind: str) -> Reading:
    levels = {"shown": 1.5, "between": 0.5, "over": -0.5}
    return Reading.not_judged(Reason.FEET_OUT) if kind == "blind" else Reading(levels[kind], 10 * levels[kind])


@st.composite
def one_sided(draw: st.DrawFn) -> Threshold:
    """A limit of either direction."""
    onset = draw(st.floats(-100, 100))
    apart = draw(st.floats(0.01, 50)) * draw(st.sampled_from((-1.0, 1.0)))
    return Threshold(onset=onset, offset=onset + apart, unit="degrees", source="test")


@st.composite
def bands(draw: st.DrawFn) -> Band:
    """A band with room on both sides."""
    low = draw(st.floats(-100, 100))
    inner = (low, low + draw(st.floats(0, 50)))
    margin = draw(st.floats(0.01, 50))
    return Band(onset=inner, offset=(inner[0] - margin, inner[1] + margin), unit="degrees", source="test")


VALUES: Final = st.floats(-300, 300) | st.just(math.nan)
