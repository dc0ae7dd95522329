"""stand.shoulders_relaxed: 肩部放松."""

from posture.features.extractor import Features
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, percents
from posture.types import BodyPart, Kind, View


@rule(
    "stand.shoulders_relaxed",
    kind=Kind.DO,
    unit="share of the neck",
    strength=Strength(
        percents,
        Phrase("raised by {n} of the neck's length", "抬高颈长的 {n}"),
        less=Phrase("not raised", "未抬高"),
        none=Phrase("not raised", "未抬高"),
        nothing=0.02,
    ),
    views=(View.FRONT, View.OBLIQUE, View.BACK),
    needs=(BodyPart.SHOULDERS,),
    highlight=(BodyPart.SHOULDERS,),
    scoring=Scoring(group=None, by_count=False),
    wording=Wording(
        original="肩部放松",
        english="Shoulders relaxed",
        advice_en="Let your shoulders drop, level and loose.",
        advice_zh="请放松双肩，自然下沉。",
        cue_en="Drop your shoulders",
        cue_zh="请放松肩部",
    ),
)
def shoulders_relaxed(f: Features, criteria: Criteria) -> Reading:
    """Shoulders low and level.

    Why: raised shoulders read as tense.
    Measured: how much the neck has shortened without the head going down (raised shoulders), and the shoulder
        line's tilt, both against the own baseline.
    Silent when: the head is bowed, or an arm is lifted for a moment.
    Cannot judge when: seen from the side, or no relaxed stretch has been seen to compare with.
    Source: RULA (a raised shoulder adds a point); rules.md T3.
    """
    if f.head is None:
        return Reading.not_judged(Reason.FACE_HIDDEN if f.view is not View.BACK else Reason.UNCLEAR)
    bowed = max(0.0, -f.deviation.pitch - criteria.constant("nod")) * criteria.constant("neck_per_degree")
    raised = 1 - f.deviation.neck - bowed
    level = all_of(criteria.level("raised", raised), criteria.level("tilt", abs(f.deviation.shoulder_tilt)))
    return Reading.from_level(level, raised, Reason.NO_BASELINE)
