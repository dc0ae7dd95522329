"""Scenes of the walking rows."""

from __future__ import annotations

from typing import Final

from posture.reasons import Reason
from tests.gaits import CALM, DRAGGING, NORMAL, Gait
from tests.people import Person, person
from tests.rules.stories import Row, Rows, Story


def _walks(gait: Gait = NORMAL) -> Person:
    return person().walks(gait)


def _film(who: Person, view: str = "front", seconds: float = 5.0, fps: float = 25.0) -> Story:
    return Story(who=who, seconds=seconds, fps=fps, view=view)


WALKING: Final[Rows] = {
    "walk.firm_steps": Row(
        shows={
            "brisk from the front": (_film(_walks()), 1.2, 5),
            "brisk from the side": (_film(_walks(), "side"), 1.2, 5),
            "brisk from behind": (_film(_walks(), "back"), 1.2, 5),
        },
        silent={
            "dragging": _film(_walks(DRAGGING), "side", 8.0),
            "slow": _film(_walks(Gait(cadence=78.0)), "side", 6.0),
        },
        cannot_judge={
            "14 frames a second": (_film(_walks(), "side", fps=14.0), Reason.FPS_LOW),
            "ankles hidden": (_film(_walks().hides("ankles")), Reason.FEET_OUT),
            "two seconds": (_film(_walks(), "side", 2.0), Reason.TOO_SHORT),
            "standing": (Story(who=person()), Reason.ACTIVITY_OTHER),
        },
    ),
    "walk.arm_swing": Row(
        shows={
            "from the side": (_film(_walks(), "side"), 1.2, 5),
            "obliquely": (_film(_walks(), "oblique"), 1.2, 5),
        },
        silent={"arms held still": _film(_walks(Gait(arms=4.0)), "side")},
        cannot_judge={
            "from the front": (_film(_walks()), Reason.NEEDS_SIDE),
            "from behind": (_film(_walks(), "back"), Reason.NEEDS_SIDE),
            "arms hidden": (_film(_walks().hides("wrists"), "side"), Reason.HANDS_HIDDEN),
        },
    ),
    "walk.upright": Row(
        shows={
            "from the front": (_film(_walks()), 0.7, 5),
            "from the side": (_film(_walks(), "side"), 0.7, 5),
            "until looking down": (_film(_walks().lowers_head(at=3.5)), 0.7, 3.5),
        },
        silent={
            "looking down": _film(_walks().lowers_head()),
            "leaning forwards": _film(_walks().leans(forward=18), "side"),
        },
        cannot_judge={
            "from behind": (_film(_walks(), "back"), Reason.NEEDS_FRONT),
            "face hidden": (_film(_walks().hides("face")), Reason.FACE_HIDDEN),
        },
    ),
    "walk.dragging": Row(
        shows={
            "from the side": (_film(_walks(DRAGGING), "side", 8.0), 0.6, 8),
            "from the front": (_film(_walks(Gait(cadence=82.0, step=0.42, lift=0.055)), "front", 7.0), 0.6, 7),
        },
        silent={
            "calm, the feet lifted": _film(_walks(CALM), "side", 6.0),
            "calm from the front": _film(_walks(CALM), "front", 6.0),
            "brisk": _film(_walks(), "side"),
        },
        cannot_judge={
            "ankles hidden": (_film(_walks(DRAGGING).hides("ankles"), seconds=8.0), Reason.FEET_OUT),
            "two seconds": (_film(_walks(), "side", 2.0), Reason.TOO_SHORT),
        },
    ),
    "walk.duck_footed": Row(
        shows={
            "from the front": (_film(_walks(Gait(toe_out=30.0))), 1.2, 5),
            "from behind": (_film(_walks(Gait(toe_out=30.0)), "back"), 1.2, 5),
        },
        silent={
            "a little outwards": _film(_walks(Gait(toe_out=11.0))),
            "straight ahead": _film(_walks(Gait(toe_out=0.0))),
        },
        cannot_judge={
            "from the side": (_film(_walks(Gait(toe_out=30.0)), "side"), Reason.NEEDS_FRONT),
            "obliquely": (_film(_walks(Gait(toe_out=30.0)), "oblique"), Reason.NEEDS_FRONT),
            "feet hidden": (_film(_walks(Gait(toe_out=30.0)).hides("feet")), Reason.FEET_OUT),
        },
    ),
    "walk.swaying": Row(
        shows={
            "from the front": (_film(_walks(Gait(rolling=9.0))), 1.2, 5),
            "from behind": (_film(_walks(Gait(rolling=9.0)), "back"), 1.2, 5),
        },
        silent={"as everybody's shoulders move": _film(_walks())},
        cannot_judge={
            "from the side": (_film(_walks(Gait(rolling=9.0)), "side"), Reason.NEEDS_FRONT),
            "hips hidden": (_film(_walks(Gait(rolling=9.0)).hides("hips")), Reason.ACTIVITY_UNKNOWN),
        },
    ),
}
