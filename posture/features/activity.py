"""What somebody is doing: sitting, standing, walking, marching in place, or changing between them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from posture.features.moment.arms import Arm, Arms
from posture.features.moment.legs import Legs
from posture.features.motion.history import History
from posture.features.motion.swings import SwingDetector
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import FOCAL_WIDTHS, SHOULDER_WIDTH, Observation
from posture.types import Activity

FLEXION: Final = (66.0, 78.0)
"""Degrees of hip and knee bend together: below stands, above sits, between keeps what was. rules.md §3 takes the
thighs' slope instead, but a camera that looks down from above tips that by its own pitch, and then people who stand
seem to sit.
Measured: standing and walking 12-62 (listless up to 66), sitting 77-190.
"""
DWELL_SECONDS: Final = 0.8
"""A new activity must last this long (rules.md §3)."""
MUTE_SECONDS: Final = 1.0
"""After a change nothing is judged for this long (rules.md §2.3)."""
TRAVEL_SECONDS: Final = 1.2
"""Over which the speed of walking is measured."""
WALKING_SPEED: Final = (0.45, 0.55)
"""Scales per second: below stands, above walks where steps are seen (0.16 and 0.19 m/s)."""
SURE_SPEED: Final = 1.3
"""Scales per second at which nobody who is on their feet does anything but walk (0.46 m/s)."""
STEADY_SPEED: Final = 0.8
"""Scales per second (0.29 m/s) that nobody on their feet keeps up but in walking, however few steps are seen."""
STEADY_SECONDS: Final = 1.2
"""For which it is kept: 0.7 m of path, more than a step aside, a bow or a lean takes. Measured on two people who walk
straight at the camera, 12 frames a second: 0.9-1.5 scales per second, and too few steps found.
"""
FIRST_SECONDS: Final = 0.5
"""Before anything is said of somebody new."""
STEP_LEAST: Final = 0.10
"""Scales: swings of the ankles' difference in height that count as steps."""
STEP_SECONDS: Final = (0.2, 1.1)
"""One step (rules.md §3: stride frequency 0.5-1.3 Hz)."""
STEPS: Final = 3
"""Alternations that make steps (rules.md §3)."""
RISING: Final = 0.5
"""Scales per second of the hips' height: sitting down or getting up (rules.md §3: 0.6 of the shoulders)."""
HANGING: Final = (0.12, 0.2, 138.0)
"""Wrists no higher above the hips and no nearer to the middle than this (shoulder widths), and elbows no more bent
(degrees): arms that hang beside the hips. Nobody sits like that: hands would rest on the thighs, which measure 0.2
nearer.
"""


@dataclass(frozen=True, slots=True)
class ActivityState:
    """The activity and since when; `settled` is False while nothing should be judged after a change."""

    activity: Activity
    since: float
    """Seconds."""
    settled: bool
    travelling: bool = False
    """Whether the person moves through the room, walking or not yet known to be."""


class ActivityRecogniser:
    """Follows one person's activity. `declared` overrules sitting and standing where the legs cannot be seen."""

    def __init__(self, declared: Activity | None = None) -> None:
        self._declared = declared
        self._path = History(TRAVEL_SECONDS)
        self._steps = SwingDetector(STEP_LEAST)
        self._candidate = (Activity.UNKNOWN, math.inf)
        self._state = ActivityState(Activity.UNKNOWN, -math.inf, settled=False)
        self._posture = Activity.UNKNOWN
        self._mute = 0.0
        self._steady = math.inf

    def update(self, o: Observation, legs: Legs | None, arms: Arms | None, *, sure: bool) -> ActivityState:
        """The activity at this observation; `legs` and `arms` are None where they are not seen.

        `sure` is False for legs that are only half seen: those can say that somebody sits, but not by themselves that
        they stand, as legs behind a desk are guessed as standing.
        """
        self._follow(o)
        speed, rising = self._travel(o)
        self._steady = min(self._steady, o.time) if speed >= STEADY_SPEED else math.inf
        guessed = not sure and self._posture is not Activity.STAND
        hidden = legs is None or (guessed and legs.flexion <= FLEXION[0])
        now = self._now(o, None if hidden else legs, arms, speed, rising)
        self._consider(o.time, now)
        settled = self._state.settled or o.time - self._state.since >= self._mute
        self._state = replace(self._state, settled=settled, travelling=speed >= WALKING_SPEED[0])
        return self._state

    @property
    def state(self) -> ActivityState:
        """The activity as it is known now."""
        return self._state

    def _consider(self, time: float, now: Activity) -> None:
        """Change the activity once a new one has lasted."""
        if now is self._state.activity:
            self._candidate = (now, math.inf)
            return
        if now is not self._candidate[0] or math.isinf(self._candidate[1]):
            self._candidate = (now, time)
        first = self._state.activity is Activity.UNKNOWN
        dwell = FIRST_SECONDS if first else 0.2 if now is Activity.TRANSITION else DWELL_SECONDS
        if time - self._candidate[1] >= dwell:
            self._mute = 0.0 if first else MUTE_SECONDS
            self._state = ActivityState(now, self._candidate[1], settled=False)

    def _follow(self, o: Observation) -> None:
        hips = (o.raw[L.LEFT_HIP] + o.raw[L.RIGHT_HIP]) / 2 * o.scale
        legs = o.raw_world[L.LEFT_ANKLE] - o.raw_world[L.RIGHT_ANKLE]
        self._path.append(o.time, np.array([hips[0], hips[1], math.log(o.scale)]))
        self._steps.detect(o.time, float(legs[1]) / SHOULDER_WIDTH)

    def _now(self, o: Observation, legs: Legs | None, arms: Arms | None, speed: float, rising: float) -> Activity:
        stepping = len(self._steps.latest_series(o.time, *STEP_SECONDS)) >= STEPS
        if self._posture is Activity.STAND and o.time - self._steady >= STEADY_SECONDS:
            return self._steady_walk()
        if legs is None:
            return self._without_legs(arms, speed, rising)
        seated = self._posture is Activity.SIT
        walked = self._state.activity is Activity.WALK
        enough = WALKING_SPEED[0] if walked else WALKING_SPEED[1] if stepping else SURE_SPEED
        if speed >= enough and not seated:
            return Activity.WALK
        if abs(rising) >= RISING and self._posture is not Activity.UNKNOWN and speed < SURE_SPEED:
            self._posture = self._sit_or_stand(legs)
            return Activity.TRANSITION
        self._posture = self._sit_or_stand(legs)
        if stepping and self._posture is Activity.STAND and self._quick_steps(o):
            return Activity.MARCH
        return self._posture

    def _steady_walk(self) -> Activity:
        """Walking since the speed is kept: it has lasted long enough to be believed at once."""
        self._candidate = (Activity.WALK, self._steady)
        return Activity.WALK

    def _quick_steps(self, o: Observation) -> bool:
        """Whether the row of steps is long and high enough to be marching rather than shuffling the feet."""
        row = self._steps.latest_series(o.time, STEP_SECONDS[0], 0.8)
        return len(row) >= 2 * STEPS and min(s.size for s in row[-4:]) >= 2 * STEP_LEAST

    def _travel(self, o: Observation) -> tuple[float, float]:
        """Speed over the ground and of the hips' height, scales per second. 0 until there is enough path."""
        seconds = self._path.seconds
        if seconds < 0.3 * TRAVEL_SECONDS:
            return 0.0, 0.0
        _, rows = self._path.arrays()
        across, down, growth = (rows[-3:].mean(axis=0) - rows[:3].mean(axis=0)) / seconds
        depth = growth * FOCAL_WIDTHS * o.width
        return math.hypot(across / o.scale, depth), -down / o.scale

    def _sit_or_stand(self, legs: Legs) -> Activity:
        if legs.flexion >= FLEXION[1]:
            return Activity.SIT
        return Activity.STAND if legs.flexion <= FLEXION[0] else self._posture

    def _without_legs(self, arms: Arms | None, speed: float, rising: float) -> Activity:
        """What can be said from the waist up: what was declared, or that arms hang where a seat would be."""
        if self._declared is not None:
            return self._declared
        if abs(rising) >= RISING or speed >= SURE_SPEED:
            self._posture = Activity.UNKNOWN
        elif arms is not None and not arms.hidden and all(_hangs(arm) for arm in arms.seen):
            self._posture = Activity.STAND
        return Activity.STAND if self._posture is Activity.STAND else Activity.UNKNOWN


def _hangs(arm: Arm) -> bool:
    return arm.wrist_up <= HANGING[0] and arm.wrist_out >= HANGING[1] and arm.elbow >= HANGING[2]
