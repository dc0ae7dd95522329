"""Words that every other room uses: activities, kinds of rows, outcomes, views, parts of the body, languages."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Language = Literal["en", "zh"]
FloatArray = NDArray[np.float64]


class Kind(StrEnum):
    """Whether the table asks for a behaviour or advises against it.

    >>> [kind.value for kind in posture.Kind]
    ['do', 'dont']
    """

    DO = "do"
    DONT = "dont"


class Activity(StrEnum):
    """What a person is doing; only sit, stand and walk have rows in the table.

    >>> posture.Session(declared=posture.Activity.SIT).people()
    ()
    """

    SIT = "sit"
    STAND = "stand"
    WALK = "walk"
    MARCH = "march_in_place"
    TRANSITION = "transition"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What can be said of a row over a stretch of time.

    >>> posture.Outcome("not_judged")
    <Outcome.NOT_JUDGED: 'not_judged'>
    """

    SHOWN = "shown"
    NOT_SHOWN = "not_shown"
    NOT_JUDGED = "not_judged"


class View(StrEnum):
    """Class of the angle between the person's front and the camera (rules.md §1.3).

    >>> posture.View.SIDE in posture.RULES["stand.arms_folded"].views
    False
    """

    FRONT = "front"
    OBLIQUE = "oblique"
    SIDE = "side"
    BACK = "back"
    UNKNOWN = "unknown"


class BodyPart(StrEnum):
    """A part of the body that a row needs to see.

    >>> [part.value for part in posture.RULES["stand.arms_at_sides"].needs]
    ['shoulders', 'hips', 'arms']
    """

    FACE = "face"
    SHOULDERS = "shoulders"
    ARMS = "arms"
    HIPS = "hips"
    KNEES = "knees"
    ANKLES = "ankles"
    FEET = "feet"
