"""Wording shared by every renderer: times, outcomes, activities, units and scores, in English and Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from posture.i18n import Phrase, catalogue, say
from posture.rules import RULES
from posture.rules.strength import worded
from posture.types import Activity, BodyPart, Kind, Language, Outcome, View

if TYPE_CHECKING:
    # Words are wanted at the start of every command, the report's models by few.
    from posture.report.model import Episode, Score

_TENTHS_BELOW: Final = 10
"""Seconds."""

_DECIMALS: Final = {"degrees": 0, "steps/min": 0, "moves in 30 s": 0, "Hz": 1}
"""Of a printed value; two for any other unit."""

BANDS: Final = (
    (85, Phrase("matches the code", "符合规范")),
    (70, Phrase("minor points", "有少量可改进之处")),
    (50, Phrase("practise", "需要练习")),
    (0, Phrase("priority", "需优先改进")),
)
"""Least score of each band and its words, best first; rules.md §8 says how they were set."""

LOW_CONFIDENCE: Final = 0.5
"""Episodes less certain than this are marked as such."""


def clock(seconds: float, *, tenths: bool = False) -> str:
    """A moment as m:ss or h:mm:ss, cut to whole seconds as players do; with `tenths`, rounded to m:ss.s."""
    total = round(seconds * 10)
    whole, tenth = divmod(total, 10)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    head = f"{hours}:{minutes:02d}" if hours else f"{minutes}"
    return f"{head}:{rest:02d}.{tenth}" if tenths else f"{head}:{rest:02d}"


def time_range(start: float, end: float, *, tenths: bool = False) -> str:
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
    """Whole percents, cut rather than rounded, so that 49.9 % never reads as the half that a score needs.

    What is more than nothing never reads as 0.
    """
    whole = int(round(fraction * 100, 6))
    return say(language, "under 1%", "不到1%") if fraction > 0 and not whole else f"{whole}%"


def number(value: float, unit: str) -> str:
    """A measured value with no more digits than its unit can bear: whole degrees, hundredths of a shoulder width."""
    decimals = _DECIMALS.get(unit, 2)
    # Adding zero turns the -0.0 that rounding can give into 0.0.
    return f"{round(value, decimals) + 0.0:.{decimals}f}"


def unit_word(unit: str, language: Language) -> str:
    """The unit in `language`; a unit that is not in the catalogue stands as it is."""
    phrase = catalogue("names").get(f"unit.{unit}")
    return phrase.text(language) if phrase else unit


def strength(rule: str, episodes: Sequence[Episode], language: Language) -> str:
    """How strongly a row was shown, in its own words, over several episodes; a remark where all are uncertain.

    Empty for no episode. Kept reports may have a unit that the row had once, and are told in the words of that.
    """
    if not episodes:
        return ""
    unit, row = episodes[0].unit, RULES.get(rule)
    own = row.strength if row and row.unit == unit else None
    text = worded([episode.peak for episode in episodes], unit, own, language)
    uncertain = max(episode.confidence for episode in episodes) < LOW_CONFIDENCE
    return text + (say(language, " (low confidence)", "（可信度低）") if uncertain else "")


def outcome_word(outcome: Outcome, language: Language, kind: Kind = Kind.DONT) -> str:
    """Shown, not shown or not judged; of a do, Chinese says that it was done or not, and no more that it appeared."""
    words = catalogue("names")
    own = words.get(f"outcome.{kind}.{outcome}")
    return (own or words[f"outcome.{outcome}"]).text(language)


def activity_word(activity: Activity, language: Language) -> str:
    """What a person is doing, as one word."""
    return catalogue("names")[f"activity.{activity}"].text(language)


def kind_word(kind: Kind, language: Language) -> str:
    """Do or don't."""
    return catalogue("names")[f"kind.{kind}"].text(language)


def view_word(view: View, language: Language) -> str:
    """From where somebody is seen."""
    return catalogue("names")[f"view.{view}"].text(language)


def part_word(part: BodyPart, language: Language) -> str:
    """A part of the body."""
    return catalogue("names")[f"part.{part}"].text(language)


def person_word(person: int, language: Language) -> str:
    """A person's number as a name."""
    return say(language, f"Person {person}", f"第 {person} 人")


def place_word(x: float, language: Language) -> str:
    """Where in the picture a person mostly was; `x` is 0 at the left and 1 at the right."""
    third = ("left", "middle", "right")[min(2, int(x * 3))]
    return catalogue("names")[f"place.{third}"].text(language)


def band(value: int, language: Language) -> str:
    """What a score means, in words."""
    return next(phrase.text(language) for least, phrase in BANDS if value >= least)


def coverage_line(score: Score, language: Language) -> str:
    """How much of the table could be judged, and for how long of how long; or why there is no score."""
    if score.value is None and score.judged_seconds < score.least_seconds:
        return _too_short(score, language)
    seen, judged = percent(score.coverage, language), judged_of(score, language)
    if score.value is not None:
        return say(language, f"{seen} of the code could be seen{judged}", f"规范内容有{seen}可以判断{judged}")
    english = f"no score: only {seen} of the code could be judged{judged}"
    return say(language, english, f"无得分：规范内容只有{seen}可以判断{judged}")


def _too_short(score: Score, language: Language) -> str:
    seconds = (score.judged_seconds, score.of_seconds, score.least_seconds)
    judged, of, least = (duration(one, language) for one in seconds)
    english = f"no score: judged for only {judged} of {of}; at least {least} are needed"
    return say(language, english, f"无得分：{of}中只有{judged}可以判断，至少需要{least}")


def judged_of(score: Score, language: Language) -> str:
    """For how long of how long was judged, as the end of a sentence; empty where a kept report does not say it."""
    if not score.of_seconds:
        return ""
    judged, of = duration(score.judged_seconds, language), duration(score.of_seconds, language)
    return say(language, f", judged for {judged} of {of}", f"，{of}中有{judged}可以判断")


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
