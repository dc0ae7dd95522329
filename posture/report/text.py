"""Wording shared by every renderer: times, outcomes, activities, units and scores, in English and Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from posture.types import Activity, Kind, Language, Outcome, View

if TYPE_CHECKING:
    # Words are wanted at the start of every command, the report's models by few.
    from posture.report.model import Episode, Score

_OUTCOMES: Final = {
    Outcome.SHOWN: ("shown", "已出现"),
    Outcome.NOT_SHOWN: ("not shown", "未出现"),
    Outcome.NOT_JUDGED: ("not judged", "未判断"),
}
_ACTIVITIES: Final = {
    Activity.SIT: ("sitting", "坐"),
    Activity.STAND: ("standing", "站"),
    Activity.WALK: ("walking", "走"),
    Activity.MARCH: ("marching in place", "原地踏步"),
    Activity.TRANSITION: ("changing position", "变换姿势"),
    Activity.UNKNOWN: ("not known", "无法判断"),
}
_VIEWS: Final = {
    View.FRONT: ("front", "正面"),
    View.OBLIQUE: ("oblique", "斜侧面"),
    View.SIDE: ("side", "侧面"),
    View.BACK: ("back", "背面"),
    View.UNKNOWN: ("not known", "无法判断"),
}
_KINDS: Final = {Kind.DO: ("do", "要"), Kind.DONT: ("don't", "不要")}
_UNITS_ZH: Final = {
    "degrees": "度",
    "shoulder widths": "倍肩宽",
    "torso lengths": "倍躯干长",
    "Hz": "赫兹",
    "of 1": "/ 1",
    "moves in 30 s": "次/30 秒",
    "steps/min": "步/分钟",
}
_PLACES: Final = (
    ("left of the picture", "画面左侧"),
    ("middle of the picture", "画面中间"),
    ("right of the picture", "画面右侧"),
)
_TENTHS_BELOW: Final = 10
"""Seconds."""

_DECIMALS: Final = {"degrees": 0, "steps/min": 0, "moves in 30 s": 0, "Hz": 1}
"""Of a printed value; two for any other unit."""

BANDS: Final = (
    (85, ("matches the code", "符合规范")),
    (70, ("minor points", "有少量可改进之处")),
    (50, ("practise", "需要练习")),
    (0, ("priority", "需优先改进")),
)
"""Least score of each band and its words, best first (rules.md §8)."""

LOW_CONFIDENCE: Final = 0.5
"""Episodes less certain than this are marked as such."""


def say(language: Language, english: str, chinese: str) -> str:
    """The one of two wordings that is in `language`."""
    return english if language == "en" else chinese


def clock(seconds: float, *, tenths: bool = False) -> str:
    """A moment as m:ss or h:mm:ss, cut to whole seconds as players do; with `tenths`, rounded to m:ss.s."""
    total = round(seconds * 10)
    whole, tenth = divmod(total, 10)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    head = f"{hours}:{minutes:02d}" if hours else f"{minutes}"
    return f"{head}:{rest:02d}.{tenth}" if tenths else f"{head}:{rest:02d}"


def stretch(start: float, end: float, *, tenths: bool = False) -> str:
    """A stretch of time as two moments, or one where both read the same."""
    first, last = clock(start, tenths=tenths), clock(end, tenths=tenths)
    return first if first == last else f"{first}–{last}"


def duration(seconds: float, language: Language) -> str:
    """A length of time: tenths below ten seconds, minutes from one minute on."""
    if round(seconds, 1) < _TENTHS_BELOW:
        return say(language, f"{seconds:.1f} s", f"{seconds:.1f}秒")
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return say(language, f"{rest} s", f"{rest}秒")
    tail = say(language, f" {rest} s", f"{rest}秒") if rest else ""
    return say(language, f"{minutes} min", f"{minutes}分" if rest else f"{minutes}分钟") + tail


def percent(fraction: float, language: Language) -> str:
    """Whole percents, cut rather than rounded, so that 49.9 % never reads as the half that a score needs."""
    whole = int(round(fraction * 100, 6))
    return say(language, f"{whole} %", f"{whole}%")


def number(value: float, unit: str) -> str:
    """A measured value with no more digits than its unit can bear: whole degrees, hundredths of a shoulder width."""
    decimals = _DECIMALS.get(unit, 2)
    # Adding zero turns the -0.0 that rounding can give into 0.0.
    return f"{round(value, decimals) + 0.0:.{decimals}f}"


def unit_word(unit: str, language: Language) -> str:
    """The unit in `language`; a unit that has no Chinese word stands as it is."""
    return unit if language == "en" else _UNITS_ZH.get(unit, unit)


def strength(episodes: Sequence[Episode], language: Language) -> str:
    """How strongly a behaviour was shown, as a range over several episodes, and a remark where all are uncertain.

    A range, because whether the least or the greatest value is the strongest differs from row to row.
    """
    if not episodes:
        return ""
    unit, peaks = episodes[0].unit, [episode.peak for episode in episodes]
    least, most = number(min(peaks), unit), number(max(peaks), unit)
    span = most if least == most else f"{least} – {most}"
    uncertain = max(episode.confidence for episode in episodes) < LOW_CONFIDENCE
    remark = say(language, " (low confidence)", "（可信度低）") if uncertain else ""
    return f"{span} {unit_word(unit, language)}{remark}"


def outcome_word(outcome: Outcome, language: Language) -> str:
    """Shown, not shown or not judged."""
    return say(language, *_OUTCOMES[outcome])


def activity_word(activity: Activity, language: Language) -> str:
    """What a person is doing, as one word."""
    return say(language, *_ACTIVITIES[activity])


def view_word(view: View, language: Language) -> str:
    """From where a person is seen."""
    return say(language, *_VIEWS[view])


def kind_word(kind: Kind, language: Language) -> str:
    """Do or don't."""
    return say(language, *_KINDS[kind])


def person_word(person: int, language: Language) -> str:
    """A person's number as a name."""
    return say(language, f"Person {person}", f"第 {person} 人")


def place_word(x: float, language: Language) -> str:
    """Where in the picture a person mostly was; `x` is 0 at the left and 1 at the right."""
    third = min(2, int(x * 3))
    return say(language, *_PLACES[third])


def band(value: int, language: Language) -> str:
    """What a score means, in words."""
    return next(say(language, *words) for least, words in BANDS if value >= least)


def coverage_line(score: Score, language: Language) -> str:
    """How much of the table could be judged."""
    seen = percent(score.coverage, language)
    if score.value is None:
        return say(language, f"no score: only {seen} of the code could be judged", f"无得分：仅能判断规范的{seen}")
    return say(language, f"{seen} of the code could be seen", f"能看到规范的{seen}")


def interval(score: Score) -> str:
    """The range in which the score may lie, or nothing where there is none."""
    return "" if score.low is None or score.high is None else f"{score.low}–{score.high}"


def score_line(score: Score, language: Language) -> str:
    """The score with its interval, coverage and band; or why there is none."""
    if score.value is None:
        return coverage_line(score, language)
    left, right = say(language, " (", "（"), say(language, ")", "）")
    span = f"{left}{interval(score)}{right}" if interval(score) else ""
    head = say(language, f"score {score.value}{span}, ", f"得分 {score.value}{span}，")
    return f"{head}{coverage_line(score, language)} · {band(score.value, language)}"


def printable(text: str) -> str:
    """The text with every control character replaced, so that a file's name cannot steer a terminal."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
