"""Synthetic people: scenes from words, with known answers.

    scene(person().stands().folds_arms(at=4, until=9), seconds=12, view="front")

is what the pose model would give, frame by frame, for somebody who stands and folds their arms for five seconds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from tests import seats, stances
from tests.acting import Actor
from tests.film import VIEWS, even, scene, together
from tests.gaits import CALM, DRAGGING, NORMAL, Gait

__all__ = ["VIEWS", "Person", "even", "person", "scene", "together"]

SITTING_DOWN: Final = 1.2
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Person(Actor):
    """Everything that the table speaks of, and what looks like it."""

    def stands(self, at: float = 0.0) -> Person:
        return self.does(stances.stand, at, fade=SITTING_DOWN)

    def sits(self, at: float = 0.0) -> Person:
        return self.does(seats.sit, at, fade=SITTING_DOWN)

    def walks(self, gait: Gait = NORMAL, at: float = 0.0, until: float = math.inf) -> Person:
        return self.travels(gait, at, until)

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
        return self.does(seats.slouch, at, until)

    def collapses(self, at: float = 0.0, until: float = math.inf) -> Person:
        """A slouch that nobody upright shows."""
        return self.does(seats.collapse, at, until)

    def leans(self, forward: float = 0.0, sideways: float = 0.0, at: float = 0.0, until: float = math.inf) -> Person:
        """Degrees, sideways positive to the left."""
        return self.does(stances.lean(forward, sideways), at, until)

    def sways(self, hz: float = 0.4, metres: float = 0.14, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.sway(hz, metres), at, until)

    def shifts_weight(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.shift_weight, at, until, fade=1.0)

    def rocks(self, hz: float = 0.5, degrees: float = 6.0, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(seats.rock(hz, degrees), at, until)

    def shifts_about(
        self, every: float = 3.0, degrees: float = 8.0, at: float = 0.0, until: float = math.inf
    ) -> Person:
        return self.does(seats.shift_about(every, degrees), at, until)

    def moves_feet(self, every: float = 1.3, metres: float = 0.12, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.place_feet(every, metres), at, until)

    def taps_feet(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.place_feet(1.3, 0.0), at, until)

    def steps_apart(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(stances.step_apart, at, until)

    def shakes_foot(self, hz: float = 4.2, metres: float = 0.012, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(seats.bounce_leg(hz, metres), at, until)

    def crosses_legs(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(seats.cross_legs, at, until)

    def puts_ankle_on_knee(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(seats.ankle_on_knee, at, until)

    def crosses_ankles(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(seats.cross_ankles, at, until)

    def stretches_leg(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(seats.stretch_leg, at, until)

    def spreads_knees(self, at: float = 0.0, until: float = math.inf) -> Person:
        return self.does(seats.spread_knees, at, until)

    def opens_knees(self, at: float = 0.0, until: float = math.inf) -> Person:
        """As wide as the shoulders, no more."""
        return self.does(seats.knees_shoulder_wide, at, until)


def person() -> Person:
    """Somebody who stands upright with hanging arms until told otherwise."""
    return Person()
