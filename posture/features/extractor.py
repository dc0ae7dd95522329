"""All that is measured of one person at one moment, computed once for every rule."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from posture.features.activity import ActivityRecogniser, ActivityState
from posture.features.moment.arms import Arms, measure_arms
from posture.features.moment.body import Body
from posture.features.moment.hand_classifier import HandClassifier
from posture.features.moment.head import Head, measure_head
from posture.features.moment.leg_classifier import LegClasses, LegClassifier
from posture.features.moment.legs import Legs, measure_legs
from posture.features.moment.trunk import Trunk, measure_trunk
from posture.features.moment.visibility import (
    arms_placed,
    arms_visible,
    ears_visible,
    find_visible_parts,
    legs_behind_something,
)
from posture.features.motion.camera_elevation import CameraElevationTracker
from posture.features.motion.foot_moves import FootMoves, FootMoveTracker
from posture.features.motion.frame_rate import FrameRateMeter
from posture.features.motion.gait import Gait, GaitTracker
from posture.features.motion.hand_places import Hand, HandPlaceTracker
from posture.features.motion.shake import Shake, ShakeTracker
from posture.features.motion.speed import HandSpeed, HandSpeedTracker
from posture.features.motion.sway import Sway, SwayTracker
from posture.features.motion.walk_detector import WalkModel
from posture.features.reference.baseline import Baseline, PersonalBaseline
from posture.features.reference.measures import Deviation, UprightMeasures, deviation_from, upright_measures
from posture.features.sit_or_stand import leg_sight
from posture.pose.observation import Observation
from posture.pose.pose import LEVEL, CameraState
from posture.types import Activity, BodyPart, View


@dataclass(frozen=True, slots=True)
class Features:
    """One person at one moment. What is not seen is None or NaN."""

    time: float
    rate: float
    """Different pictures per second, measured from timestamps."""
    view: View
    visible_parts: frozenset[BodyPart]
    activity: ActivityState
    light: float
    scale: float
    """Pixels per shoulder width."""
    person_height: float
    """Pixels that this person would stand tall."""
    trunk: Trunk
    measures: UprightMeasures
    """What a baseline is compared with."""
    deviation: Deviation
    """Against the baseline of this activity and view."""
    sway: Sway
    foot_moves: FootMoves
    shake: Shake
    hand_speed: HandSpeed
    head: Head | None = None
    arms: Arms | None = None
    placed_arms: Arms | None = None
    """The same, also where the hands are hidden and only the arms tell their places."""
    hands: tuple[Hand, ...] | None = None
    """Those that have a place; None without a classifier, or where nobody stands."""
    hips_sure: bool = True
    """False where something stands before the legs: hips may be made up along with them."""
    legs: Legs | None = None
    leg_classes: LegClasses | None = None
    """How the legs of somebody seated lie, as probabilities; None without a classifier or where it cannot tell."""
    gait: Gait | None = None
    ears_above_camera: float = math.nan
    """Degrees by which the ears are above the camera's level, as far as it is known."""
    shaking: bool = False
    """Whether the camera moves just now."""
    moved: bool = False
    """Whether the camera has moved since the baseline was taken, if there was one."""
    distinct: float = 1.0
    """Share of the latest pictures that are new ones, 0..1."""
    frozen_since: float = math.nan
    """Seconds at which the picture stopped, if it stands still; else NaN."""


class FeatureExtractor:
    """Turns one person's observations into features; its trackers are the only memory of measured values."""

    def __init__(
        self,
        declared: Activity | None = None,
        baseline: Baseline | None = None,
        classifier: LegClassifier | None = None,
        walk_model: WalkModel | None = None,
        hand_classifier: HandClassifier | None = None,
    ) -> None:
        self._classifier = classifier
        self._hand_places = HandPlaceTracker(hand_classifier) if hand_classifier else None
        self._activity = ActivityRecogniser(declared, walk_model)
        self._baseline = PersonalBaseline(baseline)
        self._sway, self._foot_moves, self._shake = SwayTracker(), FootMoveTracker(), ShakeTracker()
        self._gait, self._hands = GaitTracker(), HandSpeedTracker()
        self._elevation = CameraElevationTracker()
        self._rate = FrameRateMeter()
        self._rate_known, self._repeating = math.nan, False
        self._moved = False

    def extract(self, o: Observation, camera: CameraState = LEVEL) -> Features:
        """The features of this observation, of a camera in this state; observations come in the order of time.

        While the camera shakes, what moves in the picture says nothing of the body; while the picture stands still,
        nothing does.
        """
        frozen = camera.frozen_since is not None
        rate = self._rate_known = self._rate.update(o.time) * camera.distinct
        self._repeating = camera.distinct < 1
        if camera.shaking or frozen:
            self._forget_movements()
        body, parts = Body.from_observation(o), find_visible_parts(o)
        hips, ankles = BodyPart.HIPS in parts, BodyPart.ANKLES in parts
        some_legs = measure_legs(body) if hips else None
        seen_legs = some_legs if BodyPart.KNEES in parts else None
        placed_arms = self._arms(o, body)
        seen_arms = placed_arms if any(arms_visible(o)) else None
        activity = self._activity.update(
            o, some_legs, seen_arms if hips else None, leg_sight(o, parts), shaking=camera.shaking or frozen
        )
        seen_trunk = measure_trunk(body, o.view, hips=hips, ankles=ankles)
        seen_head = measure_head(body) if ears_visible(o) and BodyPart.SHOULDERS in parts else None
        now = upright_measures(seen_trunk, seen_head, seen_arms, seen_legs.knee_angle if seen_legs else math.nan)
        return Features(
            time=o.time,
            rate=rate,
            view=o.view,
            visible_parts=parts,
            activity=activity,
            light=o.light,
            scale=o.scale,
            person_height=o.scale * STATURE,
            trunk=seen_trunk,
            measures=now,
            deviation=self._change(o, activity, now, seen=not frozen),
            sway=self._sway.update(o, hips=hips, ankles=ankles),
            foot_moves=self._foot_moves_at(o, activity),
            shake=self._shake_at(o, activity, rate),
            hand_speed=self._hands.update(o),
            head=seen_head,
            arms=seen_arms,
            placed_arms=placed_arms,
            hands=self._hands_at(o, activity),
            hips_sure=not legs_behind_something(o),
            legs=seen_legs,
            leg_classes=self._leg_classes(o, activity),
            gait=self._gait_at(o, activity),
            ears_above_camera=self._elevation_at(o, activity, ankles=ankles),
            shaking=camera.shaking,
            moved=self._moved,
            distinct=camera.distinct,
            frozen_since=math.nan if camera.frozen_since is None else camera.frozen_since,
        )

    def camera_moved(self) -> None:
        """From now on the camera films from elsewhere: the baseline no longer holds, nor do places in the picture."""
        self._moved = True
        self._baseline.invalidate()
        self._forget_movements()

    def camera_levelled(self) -> None:
        """From now on the camera's roll is taken off: what was collected with it no longer holds."""
        self._baseline.restart()
        self._forget_movements()

    def credit(self, *, upright: bool) -> None:
        """Say whether the posture of the newest moment is as good as it should be, as far as it can be judged."""
        self._baseline.credit(upright=upright)

    def _forget_movements(self) -> None:
        self._sway.reset()
        self._foot_moves.reset()
        self._shake.reset()

    @staticmethod
    def _arms(o: Observation, body: Body) -> Arms | None:
        if not any(arms_placed(o)):
            return None
        left, right = arms_visible(o)
        return measure_arms(body, left_seen=left, right_seen=right, near_only=o.view is View.SIDE)

    def _hands_at(self, o: Observation, state: ActivityState) -> tuple[Hand, ...] | None:
        if self._hand_places is None or state.activity not in (Activity.STAND, Activity.UNKNOWN):
            return None
        return self._hand_places.track(o)

    def _leg_classes(self, o: Observation, state: ActivityState) -> LegClasses | None:
        seated = state.activity in (Activity.SIT, Activity.UNKNOWN)
        return self._classifier.predict(o) if self._classifier and seated else None

    def _change(self, o: Observation, state: ActivityState, now: UprightMeasures, *, seen: bool) -> Deviation:
        if state.settled and seen:
            self._baseline.collect(o.time, state.activity, o.view, now)
        else:
            self._baseline.drop_sample()
        return deviation_from(now, self._baseline.get(state.activity, o.view))

    def with_hindsight(self, f: Features) -> Features:
        """Features of a moment ago with what is known now: the activity since then, the rate, and the baseline."""
        activity = self._activity.state if f.time >= self._activity.state.since else f.activity
        rate = self._rate_known if self._repeating else f.rate
        changed = deviation_from(f.measures, self._baseline.get(activity.activity, f.view))
        return replace(f, activity=activity, rate=rate, deviation=changed)

    @property
    def oriented(self) -> bool:
        """Whether both the activity and a baseline for it are known."""
        state = self._activity.state
        known = state.activity not in (Activity.UNKNOWN, Activity.TRANSITION)
        return known and state.settled and self._baseline.ready(state.activity)

    def _foot_moves_at(self, o: Observation, state: ActivityState) -> FootMoves:
        if state.activity is not Activity.STAND:
            self._foot_moves.reset()
        return self._foot_moves.update(o)

    def _shake_at(self, o: Observation, state: ActivityState, rate: float) -> Shake:
        if state.activity is not Activity.SIT:
            self._shake.reset()
        return self._shake.update(o, rate)

    def _elevation_at(self, o: Observation, state: ActivityState, *, ankles: bool) -> float:
        upright = ankles and state.activity in (Activity.STAND, Activity.WALK) and o.view is not View.BACK
        return self._elevation.update(o, upright=upright)

    def _gait_at(self, o: Observation, state: ActivityState) -> Gait | None:
        if state.activity not in (Activity.WALK, Activity.MARCH) and not self._activity.may_walk:
            self._gait.reset()
        return self._gait.update(o)


STATURE: Final = 4.8
"""Stature over shoulder-joint width: 1.70 m over 0.353 m."""
