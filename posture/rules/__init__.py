"""The table: every row that can be judged, in the table's order."""

from importlib import import_module
from typing import Final

from posture.rules.rule import Rule

_MODULES: Final = (
    "sitting.straight",
    "sitting.ankles_crossed",
    "sitting.slight_forward_lean",
    "sitting.leaning_restless",
    "sitting.knees_apart",
    "sitting.leg_crossed",
    "sitting.feet_shaking",
    "standing.straight",
    "standing.feet_quiet",
    "standing.shoulders_relaxed",
    "standing.arms_at_sides",
    "standing.chest_out_head_up",
    "standing.listless",
    "standing.feet_moving",
    "standing.swaying",
    "standing.arms_folded",
    "standing.hands_in_pockets",
    "standing.hunched",
    "standing.head_down",
    "walking.firm_steps",
    "walking.arm_swing",
    "walking.upright",
    "walking.dragging",
    "walking.duck_footed",
    "walking.swaying",
)
"""Where each row lies, in the table's order. A row has the name of its module; a new one is a line here."""


def _row(module: str) -> Rule:
    row: Rule = getattr(import_module(f"posture.rules.{module}"), module.rpartition(".")[2])
    return row


RULES: Final[dict[str, Rule]] = {row.id: row for row in map(_row, _MODULES)}
"""Every rule by its id, in the table's order."""
