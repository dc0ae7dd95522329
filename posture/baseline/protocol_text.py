"""What to tell somebody at each step of taking their baseline."""

from __future__ import annotations

from typing import Final

from posture.baseline.protocol import Step
from posture.report.text import say
from posture.types import Language

_TEXT: Final[dict[Step, tuple[str, str]]] = {
    Step.FRAME: (
        "Get into the picture as you will sit or stand; nothing else to do",
        "请按平时的位置入镜，无需其他动作",
    ),
    Step.READY: ("Take up your best posture", "请摆出最佳姿势"),
    Step.HOLD: ("Hold it", "请保持"),
    Step.REST: ("Relax", "请放松"),
    Step.WAIT: ("Wait naturally, as for a customer", "请自然等候，如同等待顾客"),
    Step.DONE: ("Done", "完成"),
    Step.GIVEN_UP: ("Given up", "未能完成"),
}


def step_words(step: Step, language: Language) -> str:
    """What to do now."""
    return say(language, *_TEXT[step])
