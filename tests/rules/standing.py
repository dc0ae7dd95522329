"""Scenes of the standing rows."""

from __future__ import annotations

from typing import Final

from posture.reasons import Reason
from tests.rules.stories import KNEES_UP, WAIST_UP, Row, Rows, Story, sitter, stander

STANDING: Final[Rows] = {
    "stand.straight": Row(
        shows={
            "upright from the front": (Story(who=stander()), 0, 9),
            "upright from the side": (Story(who=stander(), view="side"), 0, 9),
            "upright until hunching": (Story(who=stander().hunches(at=6)), 0, 6),
        },
        silent={
            "leaning aside": Story(who=stander().leans(sideways=12)),
        },
        keeps={
            "arms move": Story(who=stander().gestures(at=3)),
            "the weight is shifted a little": Story(who=stander().shifts_weight(at=3)),
        },
        cannot_judge={
            "hips hidden": (Story(who=stander().hides("hips")), Reason.ACTIVITY_UNKNOWN),
            "never upright": (Story(who=stander().sags(), view="side"), Reason.NO_BASELINE),
        },
    ),
    "stand.feet_quiet": Row(
        shows={
            "hip-wide and still": (Story(who=stander()), 0, 9),
            "from the side": (Story(who=stander(), view="side"), 0, 9),
        },
        silent={
            "feet far apart": Story(who=stander().steps_apart()),
            "feet set elsewhere all the time": Story(who=stander().moves_feet(every=1.0), seconds=12),
        },
        keeps={"the weight is shifted": Story(who=stander().shifts_weight(at=3))},
        cannot_judge={
            "feet outside the picture": (Story(who=stander(), camera=KNEES_UP), Reason.FEET_OUT),
            "one ankle hidden": (Story(who=stander().hides("left_ankle")), Reason.FEET_OUT),
        },
    ),
    "stand.shoulders_relaxed": Row(
        shows={
            "relaxed": (Story(who=stander()), 0, 9),
            "until raised": (Story(who=stander().shrugs(at=6)), 0, 6),
        },
        silent={"raised": Story(who=stander().shrugs(at=5), since=5)},
        keeps={"the head is bowed": Story(who=stander().lowers_head(at=3))},
        cannot_judge={
            "from the side": (Story(who=stander(), view="side"), Reason.NEEDS_FRONT),
            "shoulders hidden": (Story(who=stander().hides("shoulders")), Reason.SHOULDERS_HIDDEN),
        },
    ),
    "stand.arms_at_sides": Row(
        shows={
            "hanging": (Story(who=stander()), 0, 9),
            "hanging until folded": (Story(who=stander().folds_arms(at=6)), 0, 6),
            "hanging from behind": (Story(who=stander(), view="back"), 0, 9),
        },
        silent={
            "in pockets": Story(who=stander().pockets_hands()),
            "clasped": Story(who=stander().clasps_hands()),
            "on the hips": Story(who=stander().puts_hands_on_hips()),
            "behind the back": Story(who=stander().holds_hands_behind()),
            "gesturing": Story(who=stander().gestures()),
            "clasped low, the arms long": Story(who=stander().clasps_hands_low()),
        },
        cannot_judge={
            "arms hidden": (Story(who=stander().hides("wrists")), Reason.HANDS_HIDDEN),
            "one arm hidden": (Story(who=stander().hides("left_wrist")), Reason.HANDS_HIDDEN),
        },
    ),
    "stand.chest_out_head_up": Row(
        shows={
            "head up": (Story(who=stander()), 0, 9),
            "head up from the side until lowered": (Story(who=stander().lowers_head(at=6), view="side"), 0, 6),
        },
        silent={
            "head down": Story(who=stander().lowers_head(at=5), since=5),
            "hunched from the side": Story(who=stander().hunches(at=5), view="side", since=5),
        },
        keeps={"a glance down": Story(who=stander().nods(at=4))},
        cannot_judge={
            "face hidden": (Story(who=stander().hides("face")), Reason.FACE_HIDDEN),
            "from behind": (Story(who=stander(), view="back"), Reason.NEEDS_FRONT),
            "never upright": (Story(who=stander().lowers_head().hunches()), Reason.NO_BASELINE),
        },
    ),
    "stand.listless": Row(
        shows={
            "from the front": (Story(who=stander().sags(at=3, until=9), seconds=12), 3, 9),
            "from the side": (Story(who=stander().sags(at=3, until=9), seconds=12, view="side"), 3, 9),
        },
        silent={
            "only the head is down": Story(who=stander().lowers_head(at=3)),
            "the weight rests on one leg": Story(who=stander().shifts_weight(at=3, until=6)),
        },
        cannot_judge={
            "ankles hidden": (Story(who=stander().sags(at=3).hides("ankles")), Reason.FEET_OUT),
            "never upright": (Story(who=stander().sags(), view="side"), Reason.NO_BASELINE),
        },
    ),
    "stand.feet_moving": Row(
        shows={"set elsewhere again and again": (Story(who=stander().moves_feet(at=3, until=12), seconds=18), 3, 11.2)},
        silent={
            "a foot taps on the spot": Story(who=stander().taps_feet(at=3), seconds=12),
            "the weight shifts": Story(who=stander().shifts_weight(at=3), seconds=12),
            "two steps": Story(who=stander().moves_feet(at=3, until=5), seconds=12),
        },
        cannot_judge={
            "ankles hidden": (Story(who=stander().moves_feet().hides("ankles")), Reason.FEET_OUT),
            "nine frames a second": (Story(who=stander().moves_feet(), fps=9), Reason.FPS_LOW),
        },
    ),
    "stand.swaying": Row(
        shows={
            "from side to side": (Story(who=stander().sways(at=6, until=14), seconds=18), 6, 14),
            "from side to side early on": (Story(who=stander().sways(at=3.5, until=11), seconds=15), 3.5, 11),
            "the feet out of sight": (
                Story(who=stander().sways(at=6, until=14).hides("ankles"), seconds=18),
                6,
                14,
            ),
        },
        silent={
            "the weight is shifted once": Story(who=stander().shifts_weight(at=3)),
            "hands gesture": Story(who=stander().gestures(at=3)),
            "feet set elsewhere": Story(who=stander().moves_feet(at=3), seconds=12),
        },
        cannot_judge={
            "from the side": (Story(who=stander().sways(), view="side"), Reason.NEEDS_FRONT),
            "shoulders hidden": (Story(who=stander().sways().hides("shoulders")), Reason.SHOULDERS_HIDDEN),
        },
    ),
    "stand.arms_folded": Row(
        shows={
            "from the front": (Story(who=stander().folds_arms(at=3, until=7)), 3, 7),
            "obliquely": (Story(who=stander().folds_arms(at=3, until=7), view="oblique"), 3, 7),
            "from the waist up": (Story(who=stander().folds_arms(at=3, until=7), camera=WAIST_UP), 3, 7),
            "hands tucked away": (Story(who=stander().folds_arms(at=3, until=7).hides("wrists", at=3, until=7)), 3, 7),
        },
        silent={
            "hands meet in front": Story(who=stander().clasps_hands(at=3)),
            "gesturing": Story(who=stander().gestures(at=3)),
            "only one arm crosses": Story(who=stander().crosses_one_arm(at=3)),
            "hands behind the back": Story(who=stander().holds_hands_behind(at=3)),
        },
        cannot_judge={
            "from the side": (Story(who=stander().folds_arms(), view="side"), Reason.NEEDS_FRONT),
            "arms hidden": (Story(who=stander().folds_arms().hides("left_elbow", "right_elbow")), Reason.HANDS_HIDDEN),
            "hands hidden, the arms hanging": (Story(who=stander().hides("wrists")), Reason.HANDS_HIDDEN),
            "sitting": (Story(who=sitter().folds_arms()), Reason.ACTIVITY_OTHER),
        },
    ),
    "stand.hands_in_pockets": Row(
        shows={
            "from the front": (Story(who=stander().pockets_hands(at=3, until=7)), 3, 7),
            "obliquely": (Story(who=stander().pockets_hands(at=3, until=7), view="oblique"), 3, 7),
            "from the side": (Story(who=stander().pockets_hands(at=3, until=7), view="side"), 3, 7),
        },
        silent={
            "arms hang": Story(who=stander()),
            "arms hang in side view": Story(who=stander(), view="side"),
            "clasped in front": Story(who=stander().clasps_hands(at=3)),
            "clasped behind": Story(who=stander().holds_hands_behind(at=3)),
            "on the hips": Story(who=stander().puts_hands_on_hips(at=3)),
            "gesturing": Story(who=stander().gestures(at=3)),
        },
        cannot_judge={
            "from behind": (Story(who=stander().pockets_hands(), view="back"), Reason.NEEDS_FRONT),
            "hands hidden": (Story(who=stander().pockets_hands().hides("wrists")), Reason.HANDS_HIDDEN),
        },
    ),
    "stand.hunched": Row(
        shows={
            "from the front": (Story(who=stander().hunches(at=3, until=7)), 3, 7),
            "obliquely": (Story(who=stander().hunches(at=3, until=7), view="oblique"), 3, 7),
            "from the side": (Story(who=stander().hunches(at=3, until=7), view="side"), 3, 7),
        },
        silent={
            "only the head is bowed": Story(who=stander().lowers_head(at=3)),
            "only the head is bowed, from the side": Story(who=stander().lowers_head(at=3), view="side"),
            "shoulders raised": Story(who=stander().shrugs(at=3)),
            "bowing from the hips": Story(who=stander().bows(at=3, until=7), view="side"),
            "bowing from the hips, from the front": Story(who=stander().bows(at=3, until=7)),
        },
        cannot_judge={
            "face hidden": (Story(who=stander().hunches(at=3).hides("face")), Reason.FACE_HIDDEN),
            "never upright": (Story(who=stander().hunches(), view="side"), Reason.NO_BASELINE),
        },
    ),
    "stand.head_down": Row(
        shows={
            "from the front": (Story(who=stander().lowers_head(at=3, until=7)), 3, 7),
            "obliquely": (Story(who=stander().lowers_head(at=3, until=7), view="oblique"), 3, 7),
            "from the side": (Story(who=stander().lowers_head(at=3, until=7), view="side"), 3, 7),
        },
        silent={
            "a nod": Story(who=stander().nods(at=4)),
            "a nod in side view": Story(who=stander().nods(at=4), view="side"),
            "bowing from the hips": Story(who=stander().bows(at=3, until=7), view="side"),
            "bowing from the hips, obliquely": Story(who=stander().bows(at=3, until=7), view="oblique"),
            "hunched": Story(who=stander().hunches(at=3)),
            "hunched in side view": Story(who=stander().hunches(at=3), view="side"),
        },
        cannot_judge={
            "face hidden": (Story(who=stander().lowers_head(at=3).hides("face")), Reason.FACE_HIDDEN),
            "never looking ahead": (Story(who=stander().lowers_head()), Reason.NO_BASELINE),
        },
    ),
}
