"""A drill under way: what to do now, and how much of it is done."""

from __future__ import annotations

import math
from collections.abc import Callable

from posture.i18n import Phrase, say
from posture.pose.pose import Pose
from posture.practice.coaching import Drill, DrillStep
from posture.practice.message_parts import DrillState
from posture.practice.walk_laps import WalkLaps
from posture.report.text import duration
from posture.session.episodes import LONGEST_STEP
from posture.types import Activity, Language


class DrillRun:
    """Counts seconds and passes, step by step. Time counts only while the activity of the step is seen."""

    def __init__(self, drill: Drill, passes: Callable[[], WalkLaps], language: Language) -> None:
        """`passes` gives a new count for each step that has passes."""
        self._drill, self._new_passes, self._language = drill, passes, language
        self._place = 0
        self._done = 0.0
        self._walk_laps = passes()
        self._time = math.nan

    def advance(self, time: float, activity: Activity, pose: Pose | None) -> None:
        """Take what is done at `time` (seconds, rising); `pose` is None where nobody is seen."""
        since = 0.0 if math.isnan(self._time) else min(time - self._time, LONGEST_STEP)
        self._time = time
        step = self._step
        if step is None or pose is None:
            return
        if step.passes is None:
            self._done += since if activity is step.activity else 0.0
        else:
            self._walk_laps.update(pose, walking=activity is step.activity)
            self._done = self._walk_laps.count
        if self._done >= _amount(step):
            self._place, self._done, self._walk_laps = self._place + 1, 0.0, self._new_passes()

    @property
    def state(self) -> DrillState:
        """How far it is; a free practice is never done."""
        steps = self._drill.steps
        share = self._place + (self._done / _amount(self._step) if self._step else 0.0)
        achieved = bool(steps) and self._step is None
        return DrillState(done=round(share / len(steps), 3) if steps else 0.0, text=self._text(), achieved=achieved)

    @property
    def _step(self) -> DrillStep | None:
        return self._drill.steps[self._place] if self._place < len(self._drill.steps) else None

    def _text(self) -> str:
        step, language = self._step, self._language
        if step is None:
            return say(language, "Goal reached", "目标达成") if self._drill.steps else self._drill.goal(language)
        if step.passes is not None:
            done = int(self._done)
            return say(language, f"Walk: pass {done + 1} of {step.passes}", f"行走：第 {done + 1}/{step.passes} 趟")
        left = duration(math.ceil((step.seconds or 0.0) - self._done), language)
        return _DOING[step.activity].text(language, left=left)


_DOING = {
    Activity.SIT: Phrase("Sit: {left} left", "坐：还剩{left}"),
    Activity.STAND: Phrase("Stand: {left} left", "站：还剩{left}"),
    Activity.WALK: Phrase("Walk: {left} left", "走：还剩{left}"),
}


def _amount(step: DrillStep) -> float:
    return float(step.passes or step.seconds or 0.0)
