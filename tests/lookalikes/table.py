"""The look-alikes of every row: what is easily taken for it and is not, on film.

A don't row must stay silent on its look-alikes although it judges them. A do row must not be credited while its
contrary is shown. Times are those of the script that moved the figure, at the middle of each change of posture.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from calibration.intervals import Stretch
from tests.lookalikes.clips import CORPUS, OWN


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does, and where it is filmed."""

    what: str
    clip: Path
    start: float
    end: float
    least_judged: float = 0.5
    """Share of it in which the row must be judged: to look away would be silent too."""

    @property
    def stretch(self) -> Stretch:
        """Seconds."""
        return self.start, self.end


def _corpus(what: str, name: str, start: float, end: float, least_judged: float = 0.5) -> Act:
    return Act(what, CORPUS / f"{name}.mp4", start, end, least_judged)


def _own(what: str, name: str, start: float, end: float) -> Act:
    return Act(what, OWN / f"{name}.mp4", start, end)


SIT_TALKS: Final = _corpus("talks with the hands", "d27_sit_gesture_lookdown_front", 3.4, 10.4)
SIT_GLANCES: Final = _corpus("glances down", "d27_sit_gesture_lookdown_front", 10.4, 17.4)
SIT_REACHES: Final = _own("reaches for something", "sit_reach", 1.7, 5.9)
FAR_FORWARD: Final = _corpus("leans far forward", "d42_sit_lean_too_far_side", 3.4, 10.4)
UPRIGHT_AGAIN: Final = _corpus("sits upright", "d42_sit_lean_too_far_side", 10.4, 13.0)
LEANS: Final = _corpus("leans to one side", "d41_sit_lean_front", 3.4, 9.4)
LOUNGES: Final = _corpus("leans back", "d43_sit_lounge_slouch_side", 3.4, 9.4)
SLOUCHES: Final = _corpus("slouches", "d43_sit_lounge_slouch_side", 10.9, 16.9)
FEET_TUCKED: Final = _corpus("tucks the feet under the chair", "d44_sit_tucked_forward_leg_front", 2.4, 8.4)
LEG_FORWARD: Final = _corpus("stretches one leg", "d44_sit_tucked_forward_leg_front", 8.4, 14.4)
KNEES_RELAXED: Final = _corpus("knees a shoulder apart", "d76_sit_knees_relaxed_front", 3.4, 12.4)
# Its foot comes and goes: judged for 41 % of the time on one machine, for more than half on another.
ANKLE_ON_KNEE: Final = _corpus("ankle on the knee", "d20_sit_ankle_on_knee_oblique", 4.4, 11.4, least_judged=0.4)
ANKLES_CROSSED: Final = _corpus("ankles crossed", "d15_sit_cross_ankles_front", 4.4, 11.4)
ROCKS: Final = _corpus("rocks", "d56_sit_rock_dim_front", 3.4, 15.4)
GETS_UP: Final = _corpus("sits, then gets up", "d51_sit_to_stand_oblique", 0.4, 6.0)

CLASPED: Final = _corpus("hands clasped in front", "d28_stand_clasped_behind_front", 3.4, 9.4)
BEHIND: Final = _corpus("hands behind the back", "d28_stand_clasped_behind_front", 10.9, 16.9)
AKIMBO: Final = _corpus("hands on the hips", "d29_stand_akimbo_gesture_oblique", 3.4, 9.4)
TALKS: Final = _corpus("talks with the hands", "d29_stand_akimbo_gesture_oblique", 9.4, 16.4)
GLANCES: Final = _corpus("glances down", "d30_stand_glance_bow_side", 3.4, 10.9)
BOWS: Final = _corpus("bows", "d30_stand_glance_bow_side", 10.9, 15.9)
TOE_TAP: Final = _corpus("taps with the toes", "d53_stand_toetap_weight_front", 2.4, 8.4)
WEIGHT: Final = _corpus("shifts the weight now and then", "d53_stand_toetap_weight_front", 8.4, 20.0)
SHRUGS: Final = _corpus("shoulders raised", "d45_stand_shrug_front", 4.4, 11.4)
POCKETS: Final = _corpus("hands in the pockets", "d12_stand_pockets_front", 4.4, 10.4)
FOLDED: Final = _corpus("arms folded", "d03_stand_folded_front", 4.4, 10.4)
HEAD_DOWN: Final = _corpus("head down", "d08_stand_head_down_front", 4.4, 10.4)
HEAD_FORWARD: Final = _corpus("head carried forward, face level", "d39_stand_forward_head_side", 4.4, 12.4)
FEET_MOVE: Final = _corpus("feet that move about", "d13_stand_shift_feet_front", 4.6, 20.4)
"""From when the first foot leaves the floor."""
OWN_CLASPED: Final = _own("hands clasped in front", "hands_clasped_then_behind", 1.3, 4.3)
OWN_BEHIND: Final = _own("hands behind the back", "hands_clasped_then_behind", 4.3, 7.2)
OWN_AKIMBO: Final = _own("hands on the hips", "akimbo_then_hand_on_chin", 1.3, 4.3)
HAND_ON_CHIN: Final = _own("a hand on the chin", "akimbo_then_hand_on_chin", 4.3, 7.2)
FOLDER: Final = _own("holds a folder", "folder", 1.3, 4.0)
OWN_GLANCE: Final = _own("glances down", "glance_down_then_bow", 1.3, 4.5)
OWN_BOW: Final = _own("bows", "glance_down_then_bow", 4.5, 8.0)
OWN_TOE_TAP: Final = _own("taps with the toes", "toe_tap", 1.3, 6.0)
OWN_LEAN: Final = _own("leans to one side, arms hanging", "stand_lean", 3.3, 7.3)

WALKS: Final = _corpus("walks well", "d33_walk_normal_front", 0.0, 10.4)
TOES_OUT: Final = _corpus("walks with the toes out", "d10_walk_toes_out_front", 0.0, 10.4)
HEAVY: Final = _corpus("walks heavily", "d36_walk_slow_heavy_side", 0.0, 9.1)
STIFF: Final = _corpus("walks with stiff arms", "d35_walk_no_arm_swing_side", 0.0, 11.0)
LOOKS_DOWN: Final = _corpus("walks looking down", "d34_walk_head_down_side", 0.0, 11.0)
UNHURRIED: Final = _own("walks without haste", "walk_deliberate", 0.4, 6.4)

SILENT: Final[dict[str, tuple[Act, ...]]] = {
    "sit.leaning_restless": (SIT_TALKS, SIT_GLANCES, SIT_REACHES, KNEES_RELAXED),
    "sit.knees_apart": (KNEES_RELAXED, LEG_FORWARD, ANKLE_ON_KNEE, GETS_UP),
    "sit.leg_crossed": (ANKLES_CROSSED, FEET_TUCKED, LEG_FORWARD, KNEES_RELAXED, GETS_UP),
    "sit.feet_shaking": (SIT_TALKS, ROCKS, ANKLES_CROSSED, LEG_FORWARD),
    "stand.listless": (WEIGHT, BOWS, GLANCES, HEAD_DOWN, OWN_BOW),
    "stand.feet_moving": (TOE_TAP, WEIGHT, TALKS, BOWS, OWN_TOE_TAP, OWN_LEAN),
    "stand.swaying": (WEIGHT, TALKS, CLASPED, OWN_LEAN, OWN_BOW),
    "stand.arms_folded": (CLASPED, BEHIND, AKIMBO, TALKS, POCKETS, OWN_CLASPED, OWN_AKIMBO, HAND_ON_CHIN, FOLDER),
    "stand.hands_in_pockets": (CLASPED, BEHIND, AKIMBO, TALKS, FOLDED, OWN_CLASPED, OWN_BEHIND, OWN_AKIMBO, OWN_LEAN),
    "stand.hunched": (SHRUGS, GLANCES, BOWS, HEAD_DOWN, OWN_GLANCE, OWN_BOW),
    "stand.head_down": (GLANCES, BOWS, HEAD_FORWARD, OWN_GLANCE, OWN_BOW),
    "walk.dragging": (WALKS, TOES_OUT, UNHURRIED),
    "walk.duck_footed": (WALKS,),
    "walk.swaying": (WALKS, TOES_OUT),
}
"""Look-alikes by don't row: judged, and not shown."""

NOT_CREDITED: Final[dict[str, tuple[Act, ...]]] = {
    "sit.straight": (LEANS, LOUNGES, SLOUCHES, FAR_FORWARD),
    "sit.ankles_crossed": (SIT_TALKS, FEET_TUCKED, LEG_FORWARD, ANKLE_ON_KNEE),
    "sit.slight_forward_lean": (FAR_FORWARD, LOUNGES, UPRIGHT_AGAIN),
    "stand.straight": (OWN_LEAN,),
    "stand.feet_quiet": (FEET_MOVE,),
    "stand.shoulders_relaxed": (SHRUGS,),
    "stand.arms_at_sides": (FOLDED, AKIMBO, POCKETS, HAND_ON_CHIN, FOLDER),
    "stand.chest_out_head_up": (HEAD_DOWN, HEAD_FORWARD),
    "walk.firm_steps": (HEAVY,),
    "walk.arm_swing": (STIFF,),
    "walk.upright": (LOOKS_DOWN,),
}
"""Contraries by do row: judged, and not credited."""
