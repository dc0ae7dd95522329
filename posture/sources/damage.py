"""What was wrong with a recording that could be read all the same, in words for the user."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from posture.i18n import Phrase
from posture.types import Language


class DamageKind(StrEnum):
    """A kind of damage that leaves the rest of a recording usable.

    >>> posture.DamageKind.TRUNCATED in [one.kind for one in result.damage]
    False
    """

    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    REPEATED_TIMES = "repeated_times"
    TIME_RESTARTS = "time_restarts"
    IMPOSSIBLE_TIMES = "impossible_times"
    NO_PICTURES = "no_pictures"
    FEW_FRAMES = "few_frames"
    RESHAPED = "reshaped"
    TRACKS = "tracks"


_TEXT: Final[dict[DamageKind, Phrase]] = {
    DamageKind.TRUNCATED: Phrase(
        "the recording is cut off before its end; what could be read was judged",
        "录像不完整，提前中断；仅评估了可读取的部分",
    ),
    DamageKind.DAMAGED: Phrase(
        "damaged pieces of the recording, skipped or mended: {count}",
        "录像中有{count}处损坏，已跳过或修复",
    ),
    DamageKind.REPEATED_TIMES: Phrase(
        "frames dropped because they are not later than the one before: {count}",
        "有{count}帧因时间戳未递增而被忽略",
    ),
    DamageKind.TIME_RESTARTS: Phrase(
        "places where the recording's clock starts anew, joined: {count}",
        "录像的时间戳重新开始了{count}次；各段已按顺序连接",
    ),
    DamageKind.IMPOSSIBLE_TIMES: Phrase(
        "steps of the recording's clock that cannot be, of hours from one picture to the next, left out: {count}",
        "录像的时间戳有{count}处不可能的跳跃（相邻两帧相隔数小时以上），已忽略",
    ),
    DamageKind.NO_PICTURES: Phrase(
        "no pictures from {begin} to {end}: that stretch was not judged",
        "{begin}至{end}没有画面，该时段未评估",
    ),
    DamageKind.FEW_FRAMES: Phrase(
        "hardly any pictures could be read ({count}), so hardly anything can be judged; record or copy it again",
        "几乎读不到画面（仅{count}帧），因此几乎无法评估；请重新录制或复制",
    ),
    DamageKind.RESHAPED: Phrase(
        "places where the picture changes its size, shape or turn, followed without stretching: {count}",
        "画面的尺寸、比例或方向改变了{count}次；已逐帧跟随，未作拉伸",
    ),
    DamageKind.TRACKS: Phrase(
        "the recording has {count} video tracks; track {track} was judged; take another one with --track N",
        "录像含有{count}条视频轨道；评估的是第{track}条；可用 --track N 选择其他轨道",
    ),
}


@dataclass(frozen=True, slots=True)
class Damage:
    """One kind of damage and how often it was met, or one thing worth knowing.

    >>> posture.Damage(posture.DamageKind.REPEATED_TIMES, 3).text("en")
    'frames dropped because they are not later than the one before: 3'
    """

    kind: DamageKind
    count: int
    start: float = 0.0
    """Seconds since the first frame, where it is a stretch of time; so is the end."""
    end: float = 0.0
    track: int = 0

    def text(self, language: Language) -> str:
        """The problem as a line for the user."""
        begin, end = _clock(self.start), _clock(self.end)
        return _TEXT[self.kind].text(language, count=self.count, begin=begin, end=end, track=self.track)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
