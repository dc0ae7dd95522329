"""What the terminal says while somebody is led through taking their baseline."""

from __future__ import annotations

import math

from rich.console import Group, RenderableType
from rich.text import Text

from posture.guide import TAKES, Prompt, Step
from posture.reasons import Language
from posture.render.words import say

_TEXT: dict[Step, tuple[str, str]] = {
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


def guidance(prompt: Prompt, language: Language) -> RenderableType:
    """What to do, for how many seconds more, how far it is, and why the last part was refused."""
    words = say(language, *_TEXT[prompt.step])
    left = say(language, f"{math.ceil(prompt.left)} s", f"{math.ceil(prompt.left)} 秒")
    taken = say(language, f"takes accepted: {prompt.taken} of {TAKES}", f"已通过 {prompt.taken}/{TAKES} 次采集")
    lines = [Text(f"{words} · {left}", style="bold"), Text(taken, style="dim")]
    if prompt.refused:
        lines.append(Text(say(language, "Refused, once more:", "未通过，请重来："), style="red"))
        lines += [Text(f"  {refusal.text(language)}", style="red") for refusal in prompt.refused]
    return Group(*lines)
