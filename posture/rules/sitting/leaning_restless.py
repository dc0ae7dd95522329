"""sit.leaning_restless: 东歪西靠,坐不安稳."""

from posture.features.extractor import Features
from posture.features.motion.sway import SwingSeries
from posture.i18n import Phrase
from posture.rules.criteria import Criteria, Reading, all_of, any_of
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, whole
from posture.types import BodyPart, Kind, View


@rule(
    "sit.leaning_restless",
    kind=Kind.DONT,
    unit="degrees",
    strength=Strength(
        whole,
        Phrase("leaning {n}° to the left", "向左倾斜 {n}°"),
        less=Phrase("leaning {n}° to the right", "向右倾斜 {n}°"),
        none=Phrase("shifting or rocking", "不停挪动或摇晃"),
        nothing=5.0,
    ),
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(BodyPart.SHOULDERS, BodyPart.HIPS),
    still_camera=True,
    upper_body=True,
    highlight=(BodyPart.SHOULDERS, BodyPart.HIPS),
    scoring=Scoring(group="trunk", by_count=False),
    wording=Wording(
        original="东歪西靠,坐不安稳",
        english="Leaning this way and that, restless",
        advice_en="Settle in the middle of the seat and stay there.",
        advice_zh="请坐稳，不要东歪西靠。",
        cue_en="Sit still and centred",
        cue_zh="请坐稳",
    ),
)
def leaning_restless(f: Features, criteria: Criteria) -> Reading:
    """Leaning to one side, shifting about, or rocking.

    Why: it reads as bored or impatient.
    Measured: the trunk's sideways lean, held; the shifts of the trunk in a minute; rocking to and fro.
    Silent when: the hands gesture, or the trunk leans forwards.
    Cannot judge when: shoulders or hips are out of view; without the hips a lean cannot be told from a raised shoulder.
    Source: lateral lean of 10 degrees as limit (doi 10.1186/s12995-020-00286-9, table 2); rules.md S4.
    """
    lean = criteria.level("oblique_lean" if f.view is View.OBLIQUE else "lateral_lean", abs(f.deviation.lateral_lean))
    rocks, shifts = f.sway.rocking, f.sway.shifts
    rocking = all_of(
        _going_on(f, criteria, rocks, "rocks"), criteria.level("rock_size", rocks.size) if rocks.count else 0.0
    )
    shifting = _going_on(f, criteria, shifts, "shifts")
    level, series = max((rocking, rocks), (shifting, shifts), key=lambda pair: pair[0])
    if level >= 1:
        return Reading(level, f.deviation.lateral_lean, since=series.start, until=max(series.end, series.start))
    return Reading.from_level(any_of(lean, rocking, shifting), f.deviation.lateral_lean)


def _going_on(f: Features, criteria: Criteria, series: SwingSeries, count: str) -> float:
    """The level of a number of movements; at most 0 where the last one is over."""
    level = criteria.level(count, series.count)
    over = not series.count or f.time - series.end > criteria.constant("still")
    return min(0.0, level) if over else level
