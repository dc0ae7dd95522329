"""What was wrong with a recording that could be read all the same, in words for the user."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from posture.i18n import Phrase
from posture.types import Language


class Fault(StrEnum):
    """A kind of damage that leaves the rest of a recording usable.

    >>> posture.Fault.TRUNCATED in [problem.fault for problem in result.problems]
    False
    """

    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    REPEATED_TIMES = "repeated_times"
    TIME_RESTARTS = "time_restarts"


_TEXT: Final[dict[Fault, Phrase]] = {
    Fault.TRUNCATED: Phrase(
        "the recording is cut off before its end; what could be read was judged",
        "录像不完整，提前中断；仅评估了可读取的部分",
    ),
    Fault.DAMAGED: Phrase(
        "damaged pieces of the recording, skipped or mended: {count}",
        "录像中有{count}处损坏，已跳过或修复",
    ),
    Fault.REPEATED_TIMES: Phrase(
        "frames dropped because they are not later than the one before: {count}",
        "有{count}帧因时间戳未递增而被忽略",
    ),
    Fault.TIME_RESTARTS: Phrase(
        "places where the recording's clock starts anew, joined: {count}",
        "录像的时间戳重新开始了{count}次；各段已按顺序连接",
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of damage and how often it was met.

    >>> posture.Problem(posture.Fault.REPEATED_TIMES, 3).text("en")
    'frames dropped because they are not later than the one before: 3'
    """

    fault: Fault
    count: int

    def text(self, language: Language) -> str:
        """The problem as a line for the user."""
        return _TEXT[self.fault].text(language, count=self.count)
