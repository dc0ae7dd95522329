"""What the terminal says while somebody is led through taking their baseline."""

from __future__ import annotations

import math

from rich.console import Group, RenderableType
from rich.text import Text

from posture.baseline.protocol import TAKES, Instruction
from posture.baseline.protocol_text import step_text
from posture.i18n import say
from posture.types import Language


def guidance(prompt: Instruction, language: Language) -> RenderableType:
    """What to do, for how many seconds more, how far it is, and why the last part was refused."""
    words = step_text(prompt.step, language)
    left = say(language, f"{math.ceil(prompt.left)} s", f"{math.ceil(prompt.left)} 秒")
    taken = say(language, f"takes accepted: {prompt.accepted} of {TAKES}", f"已通过 {prompt.accepted}/{TAKES} 次采集")
    lines = [Text(f"{words} · {left}", style="bold"), Text(taken, style="dim")]
    if prompt.rejections:
        lines.append(Text(say(language, "Refused, once more:", "未通过，请重来："), style="red"))
        lines += [Text(f"  {rejection.text(language)}", style="red") for rejection in prompt.rejections]
    return Group(*lines)
