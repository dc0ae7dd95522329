"""What somebody is doing: sitting, standing, walking, marching in place, or changing between them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from posture.features.moment.arms import Arms
from posture.features.moment.legs import Legs
from posture.features.motion.history import History
from posture.features.motion.swings import SwingDetector
from posture.features.motion.walk_detector import WalkDetector, Walking, WalkModel
from posture.features.sit_or_stand import LegSight, SitOrStand
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import FOCAL_WIDTHS, SHOULDER_WIDTH, Observation
from posture.types import Activity

DWELL_SECONDS: Final = 0.8
"""A new activity must last this long (rules.md §3), unless what tells it has waited already."""
TRANSITION_SECONDS: Final = 0.2
"""... and a change between sitting and standing this long."""
MUTE_SECONDS: Final = 1.0
"""After a change nothing is judged for this long (rules.md §2.3)."""
TRAVEL_SECONDS: Final = 1.2
"""Over which the speed over the ground is measured."""
TRAVELLING_SPEED: Final = 0.45
"""Scales per second (0.16 m/s) above which somebody moves through the room."""
STEADY_SPEED: Final = 0.8
"""Scales per second (0.29 m/s) that nobody on their feet keeps up but in walking, where the feet are cut off."""
STEADY_SECONDS: Final = 0.6
"""For which it is kept: with the time over which speed is measured 0.5 m of path, more than a step aside takes."""
FIRST_SECONDS: Final = 0.5
"""Before anything is said of somebody new."""
FIRST_STAND_SECONDS: Final = 1.2
"""At most, before somebody new is said to stand: a walker is upright too, and is known within this."""
FORGET_SECONDS: Final = 1.0
"""Out of sight, after which what somebody did says nothing of what they do."""
STEP_LEAST: Final = 0.10
"""Scales: swings of the ankles' difference in height that count as steps."""
STEP_SECONDS: Final = (0.2, 0.8)
"""One step of marching."""
MARCH_STEPS: Final = 6
"""Steps in a row that make marching rather than shuffling the feet."""
RISING: Final = 0.5
"""Scales per second of the hips' height: sitting down or getting up (rules.md §3: 0.6 of the shoulders)."""
_LEGS_SEEN: Final = frozenset({LegSight.WHOLE, LegSight.SHINS_HIDDEN, LegSight.GUESSED})


@dataclass(frozen=True, slots=True)
class ActivityState:
    """The activity and since when; `settled` is False while nothing should be judged after a change."""

    activity: Activity
    since: float
    """Seconds; may lie before the moment at which it became known."""
    settled: bool
    travelling: bool = False
    """Whether the person moves through the room, walking or not yet known to be."""


class ActivityRecogniser:
    """Follows one person's activity. `declared` overrules sitting and standing where the legs cannot be seen.

    Without a `walk_model`, walking is known by travel alone.
    """

    def __init__(self, declared: Activity | None = None, walk_model: WalkModel | None = None) -> None:
        self._declared = declared
        self._path = History(TRAVEL_SECONDS)
        self._steps = SwingDetector(STEP_LEAST)
        self._walk = WalkDetector(walk_model)
        self._seat = SitOrStand()
        self._candidate = (Activity.UNKNOWN, math.inf)
        self._state = ActivityState(Activity.UNKNOWN, -math.inf, settled=False)
        self._mute = 0.0
        self._steady = math.inf
        self._time = math.nan

    def update(
        self, o: Observation, legs: Legs | None, arms: Arms | None, sight: LegSight, *, shaking: bool = False
    ) -> ActivityState:
        """The activity at this observation; `legs` and `arms` are None where they are not seen.

        `legs` are wanted wherever the hips are seen, guessed or not: `sight` says how much of them is. While the camera
        is `shaking`, what travels through the picture says nothing.
        """
        if o.time - self._time > FORGET_SECONDS:
            self._forget()
        self._time = o.time
        self._follow(o)
        walking = self._walk.detect(o, shaking=shaking)
        speed, rising = (0.0, 0.0) if shaking else self._travel(o)
        self._steady = min(self._steady, o.time) if speed >= STEADY_SPEED else math.inf
        now, since = self._now(o, legs, arms, sight, speed, rising)
        self._consider(o.time, now, since)
        settled = self._state.settled or o.time - self._state.since >= self._mute
        travelling = speed >= TRAVELLING_SPEED or walking.likely
        self._state = replace(self._state, settled=settled, travelling=travelling)
        return self._state

    @property
    def state(self) -> ActivityState:
        """The activity as it is known now."""
        return self._state

    @property
    def may_walk(self) -> bool:
        """Whether the person walks, or may turn out to."""
        return self._walk.state.walks or self._walk.state.likely

    def _forget(self) -> None:
        self._path.clear()
        self._walk.reset()
        self._seat.forget()
        self._candidate, self._steady = (Activity.UNKNOWN, math.inf), math.inf
        self._state = ActivityState(Activity.UNKNOWN, self._time, settled=False)

    def _consider(self, time: float, now: Activity, since: float) -> None:
        """Change the activity once a new one has lasted; `since` is finite where what tells it has waited already."""
        if now is self._state.activity:
            self._candidate = (now, math.inf)
            return
        if now is not self._candidate[0] or math.isinf(self._candidate[1]):
            self._candidate = (now, time)
        first = self._state.activity is Activity.UNKNOWN
        if math.isfinite(since):
            self._candidate = (now, since if first else max(since, self._state.since))
        elif time - self._candidate[1] < self._dwell(now, first=first):
            return
        self._mute = 0.0 if first else MUTE_SECONDS
        self._state = ActivityState(now, self._candidate[1], settled=False)

    def _dwell(self, now: Activity, *, first: bool) -> float:
        if not first:
            return TRANSITION_SECONDS if now is Activity.TRANSITION else DWELL_SECONDS
        undecided = not self._walk.state.told or self._walk.state.likely
        return FIRST_STAND_SECONDS if now is Activity.STAND and undecided else FIRST_SECONDS

    def _follow(self, o: Observation) -> None:
        hips = (o.raw[L.LEFT_HIP] + o.raw[L.RIGHT_HIP]) / 2 * o.scale
        legs = o.raw_world[L.LEFT_ANKLE] - o.raw_world[L.RIGHT_ANKLE]
        self._path.append(o.time, np.array([hips[0], hips[1], math.log(o.scale)]))
        self._steps.detect(o.time, float(legs[1]) / SHOULDER_WIDTH)

    def _now(  # noqa: PLR0913, PLR0917 - what the moment shows
        self, o: Observation, legs: Legs | None, arms: Arms | None, sight: LegSight, speed: float, rising: float
    ) -> tuple[Activity, float]:
        """What the moment shows, and since when, where that is known; infinity where it must still last."""
        posture, walking = self._seat.push(o.time, legs, sight), self._walk.state
        if sight not in _LEGS_SEEN or posture is Activity.UNKNOWN:
            return self._without_legs(arms, speed, rising), math.inf
        if posture is Activity.STAND and walking.walks:
            return Activity.WALK, walking.since
        if posture is Activity.STAND and not walking.legs and o.time - self._steady >= STEADY_SECONDS:
            return Activity.WALK, self._steady
        walked = self._state.activity is Activity.WALK
        if abs(rising) >= RISING and not walked and speed < STEADY_SPEED:
            return Activity.TRANSITION, math.inf
        if posture is Activity.STAND and self._marches(o):
            return Activity.MARCH, math.inf
        return posture, self._walk_ended(posture, walking) if walked else math.inf

    def _walk_ended(self, posture: Activity, walking: Walking) -> float:
        """When a walk ended: the detector has waited, whoever sits down has not."""
        return walking.since if posture is Activity.STAND and math.isfinite(walking.since) else math.inf

    def _marches(self, o: Observation) -> bool:
        """Whether there is a row of steps, long and high enough to be marching rather than shuffling the feet."""
        row = self._steps.latest_series(o.time, *STEP_SECONDS)
        return len(row) >= MARCH_STEPS and min(s.size for s in row[-4:]) >= 2 * STEP_LEAST

    def _travel(self, o: Observation) -> tuple[float, float]:
        """Speed over the ground and of the hips' height, scales per second. 0 until there is enough path."""
        seconds = self._path.seconds
        if seconds < 0.3 * TRAVEL_SECONDS:
            return 0.0, 0.0
        _, rows = self._path.arrays()
        across, down, growth = (rows[-3:].mean(axis=0) - rows[:3].mean(axis=0)) / seconds
        depth = growth * FOCAL_WIDTHS * max(o.width, o.height)
        return math.hypot(across / o.scale, depth), -down / o.scale

    def _without_legs(self, arms: Arms | None, speed: float, rising: float) -> Activity:
        """What can be said without seeing the legs: what was declared or seen before, or that arms hang beside them."""
        if self._declared is not None:
            return self._declared
        if abs(rising) >= RISING or speed >= STEADY_SPEED:
            self._seat.forget()
        else:
            self._seat.heed(arms)
        return self._seat.posture
