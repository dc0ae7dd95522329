"""What a low rate of pictures takes away, in one sentence."""

from __future__ import annotations

from posture.i18n import say
from posture.practice.resources import Resources
from posture.types import Language


def rate_note(fps: float, resources: Resources, language: Language) -> str | None:
    """What cannot be judged at `fps` pictures a second; None where the rate is high enough, or 0 for not known."""
    if not fps:
        return None
    shown = f"{fps:.0f}"
    if fps < resources.acceptance.least_rate.value:
        return say(
            language,
            f"Only {shown} pictures a second: little can be judged, and without your baseline",
            f"每秒仅 {shown} 帧：可判断的很少，且不记录基准姿势",
        )
    return say(
        language,
        f"{shown} pictures a second: all but feet and walking is judged",
        f"每秒 {shown} 帧：除脚部和走姿外均可判断",
    )
