"""Scenes of the sitting rows."""

from __future__ import annotations

from typing import Final

from posture.reasons import Reason
from tests.mannequin import Camera
from tests.rules.stories import WAIST_UP, Row, Rows, Story, sitter, stander

SITTING: Final[Rows] = {
    "sit.straight": Row(
        shows={
            "upright from the front": (Story(who=sitter()), 0, 9),
            "upright from the side": (Story(who=sitter(), view="side"), 0, 9),
            "upright until slouching": (Story(who=sitter().slouches(at=6)), 0, 6),
        },
        silent={
            "leaning aside": Story(who=sitter().leans(sideways=14)),
            "lounging in side view": Story(who=sitter().leans(forward=-14), view="side"),
        },
        keeps={
            "hands gesture": Story(who=sitter().gestures(at=3)),
            "legs cross": Story(who=sitter().crosses_legs(at=3)),
            "leaning in": Story(who=sitter().leans(forward=10, at=3), view="side"),
        },
        cannot_judge={
            "shoulders hidden": (Story(who=sitter().hides("shoulders")), Reason.SHOULDERS_HIDDEN),
            "slouching from the first to the last": (Story(who=sitter().collapses(), view="side"), Reason.NO_BASELINE),
        },
    ),
    "sit.ankles_crossed": Row(
        shows={"crossed at the ankles": (Story(who=sitter().crosses_ankles(at=3, until=7)), 3, 7)},
        silent={
            "one leg over the other": Story(who=sitter().crosses_legs(at=3)),
            "ankle on the knee": Story(who=sitter().puts_ankle_on_knee(at=3)),
            "side by side": Story(who=sitter()),
        },
        cannot_judge={
            "from the side": (Story(who=sitter().crosses_ankles(), view="side"), Reason.NEEDS_FRONT),
            "from behind": (Story(who=sitter().crosses_ankles(), view="back"), Reason.NEEDS_FRONT),
            "feet hidden": (Story(who=sitter().crosses_ankles().hides("ankles")), Reason.FEET_OUT),
        },
    ),
    "sit.slight_forward_lean": Row(
        shows={
            "leaning in from the side": (Story(who=sitter().leans(forward=10, at=3, until=7), view="side"), 3, 7),
            "leaning in obliquely": (Story(who=sitter().leans(forward=10, at=3, until=7), view="oblique"), 3, 7),
        },
        silent={
            "upright": Story(who=sitter(), view="side"),
            "lounging": Story(who=sitter().leans(forward=-14, at=3), view="side"),
            "leaning too far": Story(who=sitter().leans(forward=28, at=3), view="side"),
            "leaning aside in an oblique view": Story(who=sitter().leans(sideways=14, at=3), view="oblique"),
        },
        cannot_judge={
            "from the front": (Story(who=sitter().leans(forward=10, at=3)), Reason.NEEDS_SIDE),
            "hips hidden": (
                Story(who=sitter().hides("left_hip", "right_hip"), view="side"),
                Reason.ACTIVITY_UNKNOWN,
            ),
            "never upright": (Story(who=sitter().collapses(), view="side"), Reason.NO_BASELINE),
        },
    ),
    "sit.leaning_restless": Row(
        shows={
            "leaning aside": (Story(who=sitter().leans(sideways=14, at=3, until=7)), 3, 7),
            "leaning aside from behind": (Story(who=sitter().leans(sideways=-14, at=3, until=7), view="back"), 3, 7),
            "rocking": (Story(who=sitter().rocks(hz=0.6, at=3, until=10), seconds=13), 3.4, 10),
            "shifting about": (Story(who=sitter().shifts_about(every=2.5, at=3, until=18), seconds=22), 3, 17.5),
        },
        silent={
            "hands gesture": Story(who=sitter().gestures(at=3)),
            "leaning in": Story(who=sitter().leans(forward=10, at=3), view="side"),
            "leaning in obliquely": Story(who=sitter().leans(forward=10, at=3), view="oblique"),
            "leaning far forwards obliquely": Story(who=sitter().leans(forward=28, at=3), view="oblique"),
            "one shift": Story(who=sitter().leans(sideways=7, at=3), seconds=12),
        },
        cannot_judge={
            "shoulders hidden": (Story(who=sitter().leans(sideways=14).hides("shoulders")), Reason.SHOULDERS_HIDDEN),
            "hips hidden": (Story(who=sitter().leans(sideways=14).hides("hips")), Reason.HIPS_HIDDEN),
            "too few frames": (Story(who=sitter().leans(sideways=14), fps=7), Reason.FPS_LOW),
        },
    ),
    "sit.knees_apart": Row(
        shows={
            "wide from the front": (Story(who=sitter().spreads_knees(at=3, until=7)), 3, 7),
            "wide obliquely": (Story(who=sitter().spreads_knees(at=3, until=7), view="oblique"), 3, 7),
        },
        silent={
            "as wide as the shoulders": Story(who=sitter().opens_knees(at=3)),
            "as wide as the shoulders obliquely": Story(who=sitter().opens_knees(at=3), view="oblique"),
            "one leg over the other": Story(who=sitter().crosses_legs(at=3)),
            "ankle on the knee": Story(who=sitter().puts_ankle_on_knee(at=3)),
        },
        cannot_judge={
            "from the side": (Story(who=sitter().spreads_knees(), view="side"), Reason.NEEDS_FRONT),
            "one knee hidden": (Story(who=sitter().spreads_knees().hides("left_knee")), Reason.KNEES_HIDDEN),
            "legs outside the picture": (Story(who=sitter().spreads_knees(), camera=WAIST_UP), Reason.ACTIVITY_UNKNOWN),
        },
    ),
    "sit.leg_crossed": Row(
        shows={
            "knee on knee": (Story(who=sitter().crosses_legs(at=3, until=7)), 3, 7),
            "knee on knee obliquely": (Story(who=sitter().crosses_legs(at=3, until=7), view="oblique"), 3, 7),
            "ankle on knee": (Story(who=sitter().puts_ankle_on_knee(at=3, until=7)), 3, 7),
            "ankle on knee from the side": (Story(who=sitter().puts_ankle_on_knee(at=3, until=7), view="side"), 3, 7),
        },
        silent={
            "only the ankles cross": Story(who=sitter().crosses_ankles(at=3)),
            "one leg stretched out": Story(who=sitter().stretches_leg(at=3)),
            "one leg stretched out, from the side": Story(who=sitter().stretches_leg(at=3), view="side"),
            "knees wide": Story(who=sitter().spreads_knees(at=3)),
        },
        cannot_judge={
            "from behind": (Story(who=sitter().crosses_legs(), view="back"), Reason.NEEDS_FRONT),
            "ankles hidden": (Story(who=sitter().crosses_legs(at=3).hides("ankles")), Reason.FEET_OUT),
            "legs outside the picture": (Story(who=sitter().crosses_legs(), camera=WAIST_UP), Reason.ACTIVITY_UNKNOWN),
        },
    ),
    "sit.feet_shaking": Row(
        shows={
            "from the front": (Story(who=sitter().shakes_foot(at=4, until=12), seconds=15, fps=25), 4, 12),
            "from the side": (
                Story(who=sitter().shakes_foot(hz=5.5, at=4, until=12), seconds=15, fps=25, view="side"),
                4,
                12,
            ),
        },
        silent={
            "feet still": Story(who=sitter(), fps=25),
            "a foot taps slowly": Story(who=sitter().shakes_foot(hz=1.2, metres=0.02, at=3), fps=25),
            "the whole picture shakes": Story(who=sitter(), fps=25, shaken=0.01),
            "a leg is moved once": Story(who=sitter().crosses_legs(at=4), seconds=12, fps=30),
        },
        cannot_judge={
            "14 frames a second": (Story(who=sitter().shakes_foot(), fps=14), Reason.FPS_LOW),
            "too far away": (
                Story(who=sitter().shakes_foot(), fps=25, camera=Camera(distance=8.0)),
                Reason.TOO_FAR,
            ),
            "legs outside the picture": (
                Story(who=sitter().shakes_foot(), fps=25, camera=WAIST_UP),
                Reason.ACTIVITY_UNKNOWN,
            ),
            "two seconds": (Story(who=sitter().shakes_foot(), fps=25, seconds=2), Reason.TOO_SHORT),
            "standing": (Story(who=stander(), fps=25), Reason.ACTIVITY_OTHER),
        },
    ),
}
