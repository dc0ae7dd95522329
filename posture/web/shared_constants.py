"""Constants that the page's scripts share with this program, given to them as a script: none is typed a second time.

Each stands, with its unit and why it is what it is, in the Python module after which it is named: ROI_MARGIN is MARGIN
of posture.perception.roi.
"""

from __future__ import annotations

import json
from types import ModuleType
from typing import Final

from posture.perception import estimator, plausibility, roi, scan, tracker
from posture.pose import landmarks
from posture.practice import protocol
from posture.web import connection, poses_file, practice_registry, socket

_SHARED: Final[dict[ModuleType, tuple[str, ...]]] = {
    landmarks: ("COUNT", "BONES"),
    estimator: ("MOST_PER_TILE", "LEAST_CONFIDENCE"),
    plausibility: ("CORE", "PARTS", "LEAST_VISIBLE", "LEAST_TRUNK", "SAME_BODY", "SAME_FACE", "KEEP_MARGIN",
                   "MOST_TIPPED"),
    roi: ("INPUT_SIZE", "MARGIN", "LEAST_RADIUS", "LEAST_SIDE", "SETTLE_SECONDS", "CATCH_UP", "MOST_TURN",
          "LIGHT_STEP"),
    scan: ("LAYERS", "OVERLAP"),
    tracker: ("CONFIRM_SECONDS", "SEEK_SECONDS"),
    protocol: ("VERSION", "KINDS", "HEAD_BYTES", "POSE_BYTES", "VALUES", "SIDES"),
    connection: ("MOST_FRAMES",),
    socket: ("CODES",),
    practice_registry: ("KEPT",),
    poses_file: ("RECORD_BYTES", "PERSON_AT", "POINTS_AT", "UNSEEN"),
}  # fmt: skip


def constants_script() -> str:
    """A JavaScript module that exports them all, and the numbers of the landmarks as LANDMARK."""
    values = {"LANDMARK": dict(landmarks.Landmark.__members__)}
    for module, names in _SHARED.items():
        prefix = module.__name__.rpartition(".")[2].upper()
        values |= {f"{prefix}_{name}": getattr(module, name) for name in names}
    return "".join(f"export const {name} = {json.dumps(value)};\n" for name, value in values.items())
