"""stand.hunched: 驼背."""

from posture.features.extractor import Features
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, whole
from posture.types import BodyPart, Kind, View


@rule(
    "stand.hunched",
    kind=Kind.DONT,
    unit="degrees",
    strength=Strength(
        whole,
        Phrase("neck and back shortened", "颈部和背部缩短"),
        less=Phrase("head {n}° further forward than when upright", "头部比端正时前倾 {n}°"),
        none=Phrase("neck and back shortened", "颈部和背部缩短"),
        nothing=3.0,
    ),
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(BodyPart.FACE, BodyPart.SHOULDERS),
    eye_level=True,
    upper_body=True,
    highlight=(BodyPart.FACE, BodyPart.SHOULDERS),
    scoring=Scoring(group="upright", by_count=False),
    wording=Wording(
        original="驼背",
        english="Hunched back",
        advice_en="Open your shoulders and draw your head back over them.",
        advice_zh="请打开双肩，头部收回到肩的正上方。",
        cue_en="Open your chest",
        cue_zh="请挺直背部",
    ),
)
def hunched(f: Features, criteria: Criteria) -> Reading:
    """Upper back rounded or head carried forward.

    Why: it reads as tired and closes the chest.
    Measured: from the side, the angle from shoulders to ears against the own baseline; from the front, neck and
        trunk both shortened. The spine itself has no landmark.
    Silent when: only the head is bowed, the shoulders are raised, or somebody bows from the hips.
    Cannot judge when: the face is turned away, the camera is far below the eyes, or no upright stretch was seen.
    Source: rules.md T11; measured change of the angle: hunched -17 to -26, head down -10 to -15 degrees.
    """
    if f.view is View.FRONT:
        level = all_of(criteria.level("neck", f.deviation.neck), criteria.level("trunk", f.deviation.trunk))
        return Reading.from_level(level, f.deviation.pitch, Reason.NO_BASELINE)
    carried = criteria.level("ear_shoulder_angle", f.deviation.ear_shoulder_angle)
    bow = criteria.level("not_bowing", f.deviation.forward_lean)
    return Reading.from_level(all_of(carried, bow), f.deviation.ear_shoulder_angle, Reason.NO_BASELINE)
