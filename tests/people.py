"""Synthetic people: scenes from words, with known answers.

    scene(person().stands().folds_arms(at=4, until=9), seconds=12, view="front")

is what the pose model would give, frame by frame, for somebody who stands and folds their arms for five seconds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from posture.landmarks import COUNT
from posture.landmarks import Landmark as L
from posture.pose import FloatArray, PersonPose, Pose, PoseFrame
from tests import stances
from tests.gaits import CALM, DRAGGING, NORMAL, Gait
from tests.mannequin import SHOULDERS, Camera, Stance, blend, landmarks, turned
from tests.stances import Change

VIEWS: Final[Mapping[str, float]] = {"front": 0.0, "oblique": 40.0, "side": 90.0, "left side": -90.0, "back": 180.0}
"""Degrees that a person faces away from the camera, towards the picture's right."""
FADE: Final = 0.5
"""Seconds in which somebody takes on a stance."""
SITTING_DOWN: Final = 1.2
HIDDEN: Final = 0.1
"""Visibility of a hidden landmark."""
FAR: Final = 0.75
"""Visibility of the far arm and leg in side view."""


@dataclass(frozen=True, slots=True)
class _Deed:
    change: Change
    at: float
    until: float
    fade: float

    def on(self, s: Stance, t: float) -> Stance:
        begun = 1.0 if self.at <= 0 else _smooth((t - self.at) / self.fade + 0.5)
        left = _smooth((t - self.until) / self.fade + 0.5) if math.isfinite(self.until) else 0.0
        share = begun * (1 - left)
        return blend(s, self.change(s, t - self.at), share) if share > 0 else s


def _smooth(x: float) -> float:
    x = max(0.0, min(1.0, x))
    return x * x * (3 - 2 * x)


@dataclass(frozen=True, slots=True)
class _Walk:
    speed: float
    at: float
    until: float


@dataclass(frozen=True, slots=True)
class _Cover:
    points: tuple[L, ...]
    at: float
    until: float


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, and what they do and when. Every verb gives a new person; times are seconds, `at` 0 from the start."""

    deeds: tuple[_Deed, ...] = ()
    walked: tuple[_Walk, ...] = ()
    covers: tuple[_Cover, ...] = ()
    start: Stance = field(default_factory=lambda: stances.STANDING)

    def does(self, change: Change, at: float = 0.0, until: float = math.inf, fade: float = FADE) -> Person:
        """Any change of the stance."""
        return replace(self, deeds=(*self.deeds, _Deed(change, at, until, fade)))

    def stands(self, at: float = 0.0) -> Person:
        return self.does(stances.stand, at, fade=SITTING_DOWN)

    def sits(self, at: float = 0.0) -> Person:
        return self.does(stances.sit, at, fade=SITTING_DOWN)

    def walks(self, gait: Gait = NORMAL, at: float = 0.0, until: float = math.inf) -> Person:
        return replace(self.does(gait.at, at, until), walked=(*self.walked, _Walk(gait.speed, at, until)))

    def drags_feet(self) -> Person:
        return self.walks(DRAGGING)

    def strolls(self) -> Person:
        return self.walks(CALM)

    def marches(self, cadence: float = 110.0, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.march(cadence), at, until)

    def turns(self, degrees: float, at: float, seconds: float = 1.0) -> Person:
        return self.does(lambda s, _: replace(s, yaw=s.yaw + degrees), at, fade=seconds)

    def folds_arms(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.arms(*stances.FOLDED), at, until)

    def clasps_hands(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.arms(*stances.CLASPED), at, until)

    def clasps_hands_low(self, at: float = 0.0, until: float = math.inf) -> Person:
        """Before the body at the height of the hips, the arms nearly straight."""
        return self.does(stances.arms(*stances.CLASPED_LOW), at, until)

    def holds_hands_behind(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.arms(*stances.BEHIND), at, until)

    def puts_hands_on_hips(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.arms(*stances.AKIMBO), at, until)

    def pockets_hands(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.arms(*stances.IN_POCKETS), at, until)

    def gestures(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.gesture, at, until)

    def crosses_one_arm(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.one_hand_across, at, until)

    def hunches(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.hunch, at, until)

    def hunches_a_little(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.hunch_a_little, at, until)

    def lowers_head(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.head_down, at, until)

    def nods(self, at: float) -> Person:
        return self.does(stances.head_down, at, at + 0.7)

    def bows(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.bow, at, until)

    def shrugs(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.shrug, at, until)

    def sags(self, at: float = 0.0, until: float = math.inf) -> Person:
        """Stands listlessly."""
        return self.does(stances.listless, at, until)

    def slouches(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.slouch, at, until)

    def collapses(self, at: float = 0.0, until: float = math.inf) -> Person:
        """A slouch that nobody upright shows."""
        return self.does(stances.collapse, at, until)

    def leans(self, forward: float = 0.0, sideways: float = 0.0, at: float = 0.0, until: float = math.inf) -> Person:
        """Degrees, sideways positive to the left."""
        return self.does(stances.lean(forward, sideways), at, until)

    def sways(self, hz: float = 0.4, metres: float = 0.14, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.sway(hz, metres), at, until)

    def shifts_weight(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.shift_weight, at, until, fade=1.0)

    def rocks(self, hz: float = 0.5, degrees: float = 6.0, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.rock(hz, degrees), at, until)

    def shifts_about(
        self, every: float = 3.0, degrees: float = 8.0, at: float = 0.0, until: float = math.inf
    ) -> Person:
        return self.does(stances.shift_about(every, degrees), at, until)

    def moves_feet(self, every: float = 1.3, metres: float = 0.12, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.place_feet(every, metres), at, until)

    def taps_feet(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.place_feet(1.3, 0.0), at, until)

    def steps_apart(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.step_apart, at, until)

    def shakes_foot(self, hz: float = 4.2, metres: float = 0.012, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.bounce_leg(hz, metres), at, until)

    def crosses_legs(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.cross_legs, at, until)

    def puts_ankle_on_knee(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.ankle_on_knee, at, until)

    def crosses_ankles(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.cross_ankles, at, until)

    def stretches_leg(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.stretch_leg, at, until)

    def spreads_knees(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.spread_knees, at, until)

    def opens_knees(self, at: float = 0.0, until: float = math.inf) -> Person:
        """As wide as the shoulders, no more."""
        return self.does(stances.knees_shoulder_wide, at, until)

    def hides(self, *names: str, at: float = 0.0, until: float = math.inf) -> Person:
        """Landmarks by their names ("left_wrist"), or both of a pair ("wrists")."""
        return replace(self, covers=(*self.covers, _Cover(_named(names), at, until)))

    def stance(self, t: float) -> Stance:
        """How the body is at `t` seconds."""
        stance = self.start
        for deed in self.deeds:
            stance = deed.on(stance, t)
        return stance

    def travelled(self, t: float) -> float:
        """Metres walked by `t` seconds."""
        return sum(walk.speed * (min(max(t, walk.at), walk.until) - walk.at) for walk in self.walked)

    def hidden(self, t: float) -> list[L]:
        """What is hidden at `t` seconds."""
        return [point for cover in self.covers if cover.at <= t < cover.until for point in cover.points]


def person() -> Person:
    """Somebody who stands upright with hanging arms until told otherwise."""
    return Person()


_GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "face": ("nose", "left_ear", "right_ear", "left_eye", "right_eye", "mouth_left", "mouth_right"),
    "shoulders": ("left_shoulder", "right_shoulder"),
    "wrists": ("left_wrist", "right_wrist"),
    "hips": ("left_hip", "right_hip"),
    "knees": ("left_knee", "right_knee"),
    "ankles": ("left_ankle", "right_ankle"),
    "feet": ("left_heel", "right_heel", "left_foot_index", "right_foot_index"),
    "legs": ("left_knee", "right_knee", "left_ankle", "right_ankle", "left_heel", "right_heel"),
}


def _named(names: Sequence[str]) -> tuple[L, ...]:
    return tuple(L[one.upper()] for name in names for one in _GROUPS.get(name, (name,)))


def even(seconds: float, fps: float) -> list[float]:
    """Frame times of an even rate."""
    return [k / fps for k in range(round(seconds * fps) + 1)]


def scene(  # noqa: PLR0913 - the stage, in words
    who: Person,
    seconds: float = 10.0,
    fps: float = 15.0,
    *,
    view: str | float = "front",
    noise: float = 0.0,
    seed: int = 0,
    camera: Camera | None = None,
    times: Sequence[float] | None = None,
    aside: float = 0.0,
    number: int = 1,
    light: float = 128.0,
    shaken: float = 0.0,
) -> list[PoseFrame]:
    """Film somebody. `view` is one of VIEWS or degrees; `noise` is the jitter of a landmark in shoulder widths (0.01 is
    that of a well lit person); `aside` is metres to the picture's right; a walk passes the scene's middle half-way;
    `shaken` is by how many metres the whole body goes up and down, 4 times a second, as when the camera shakes."""
    camera = camera or _camera(who)
    yaw = VIEWS[view] if isinstance(view, str) else view
    moments = even(seconds, fps) if times is None else times
    half_way = who.travelled(moments[-1]) / 2
    random = np.random.default_rng(seed)
    frames = []
    for t in moments:
        stance = who.stance(t)
        faced = yaw + stance.yaw
        on = who.travelled(t) - half_way
        up = shaken * math.sin(8 * math.pi * t)
        place = np.array([aside + on * math.sin(math.radians(faced)), up, on * math.cos(math.radians(faced))])
        pose = _film(camera, stance, faced, place, random, noise=noise, hidden=who.hidden(t), light=light)
        frames.append(PoseFrame(t, camera.width, camera.rows, (PersonPose(number, pose),)))
    return frames


def _camera(who: Person) -> Camera:
    return Camera(distance=6.2) if who.walked else Camera()


def _film(  # noqa: PLR0913
    camera: Camera,
    stance: Stance,
    yaw: float,
    place: FloatArray,
    random: np.random.Generator,
    *,
    noise: float,
    hidden: list[L],
    light: float,
) -> Pose:
    """World landmarks come as if seen along the line of sight, as a pose model gives them."""
    body = landmarks(stance)
    ray = math.degrees(math.atan2(place[0], camera.distance - place[2]))
    world = turned(body, yaw + ray)
    world -= (world[L.LEFT_HIP] + world[L.RIGHT_HIP]) / 2
    picture = camera.picture(turned(body, yaw) + place)
    scale = camera.focal * SHOULDERS / (camera.distance - place[2])
    picture = picture + random.normal(0, noise * scale, (COUNT, 2))
    world = world + random.normal(0, noise * SHOULDERS, (COUNT, 3))
    inside = ((picture >= 0) & (picture <= (camera.width, camera.rows))).all(axis=1)
    visibility = np.where(inside, 1.0, 0.5)
    visibility[_far(yaw)] = np.minimum(visibility[_far(yaw)], FAR)
    visibility[hidden] = HIDDEN
    return Pose(picture, world, visibility, np.where(inside, 1.0, 0.05), light)


def _far(yaw: float) -> list[int]:
    """Elbow and below, knee and below, of the side that is turned away."""
    away = math.sin(math.radians(yaw))
    if abs(away) < 0.8:
        return []
    side = 0 if away > 0 else 1
    return [k for k in range(L.LEFT_ELBOW, COUNT) if k % 2 != side and k not in (L.LEFT_HIP, L.RIGHT_HIP)]


def together(*scenes: Sequence[PoseFrame]) -> list[PoseFrame]:
    """Several people in one picture, filmed at the same times."""
    return [
        replace(frames[0], people=tuple(one for frame in frames for one in frame.people))
        for frames in zip(*scenes, strict=True)
    ]
