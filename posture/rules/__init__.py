"""The table: every row that can be judged, in the table's order."""

from typing import Final

from posture.rules.rule import Rule
from posture.rules.sitting.ankles_crossed import ankles_crossed as sit_ankles_crossed
from posture.rules.sitting.feet_shaking import feet_shaking as sit_feet_shaking
from posture.rules.sitting.knees_apart import knees_apart as sit_knees_apart
from posture.rules.sitting.leaning_restless import leaning_restless as sit_leaning_restless
from posture.rules.sitting.leg_crossed import leg_crossed as sit_leg_crossed
from posture.rules.sitting.slight_forward_lean import slight_forward_lean as sit_slight_forward_lean
from posture.rules.sitting.straight import straight as sit_straight
from posture.rules.standing.arms_at_sides import arms_at_sides as stand_arms_at_sides
from posture.rules.standing.arms_folded import arms_folded as stand_arms_folded
from posture.rules.standing.chest_out_head_up import chest_out_head_up as stand_chest_out_head_up
from posture.rules.standing.feet_moving import feet_moving as stand_feet_moving
from posture.rules.standing.feet_quiet import feet_quiet as stand_feet_quiet
from posture.rules.standing.hands_in_pockets import hands_in_pockets as stand_hands_in_pockets
from posture.rules.standing.head_down import head_down as stand_head_down
from posture.rules.standing.hunched import hunched as stand_hunched
from posture.rules.standing.listless import listless as stand_listless
from posture.rules.standing.shoulders_relaxed import shoulders_relaxed as stand_shoulders_relaxed
from posture.rules.standing.straight import straight as stand_straight
from posture.rules.standing.swaying import swaying as stand_swaying
from posture.rules.walking.arm_swing import arm_swing as walk_arm_swing
from posture.rules.walking.dragging import dragging as walk_dragging
from posture.rules.walking.duck_footed import duck_footed as walk_duck_footed
from posture.rules.walking.firm_steps import firm_steps as walk_firm_steps
from posture.rules.walking.swaying import swaying as walk_swaying
from posture.rules.walking.upright import upright as walk_upright

ALL_RULES: Final[tuple[Rule, ...]] = (
    sit_straight,
    sit_ankles_crossed,
    sit_slight_forward_lean,
    sit_leaning_restless,
    sit_knees_apart,
    sit_leg_crossed,
    sit_feet_shaking,
    stand_straight,
    stand_feet_quiet,
    stand_shoulders_relaxed,
    stand_arms_at_sides,
    stand_chest_out_head_up,
    stand_listless,
    stand_feet_moving,
    stand_swaying,
    stand_arms_folded,
    stand_hands_in_pockets,
    stand_hunched,
    stand_head_down,
    walk_firm_steps,
    walk_arm_swing,
    walk_upright,
    walk_dragging,
    walk_duck_footed,
    walk_swaying,
)

RULES: Final[dict[str, Rule]] = {rule.id: rule for rule in ALL_RULES}
"""Every rule by its id, in the table's order."""
