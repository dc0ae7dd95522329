"""sit.slight_forward_lean: 身体微微前倾."""

from posture.features.extractor import Features
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, whole
from posture.types import BodyPart, Kind, View


@rule(
    "sit.slight_forward_lean",
    kind=Kind.DO,
    unit="degrees",
    strength=Strength(
        whole,
        Phrase("leaning {n}° forward", "前倾 {n}°"),
        less=Phrase("leaning {n}° back", "后仰 {n}°"),
        none=Phrase("upright", "直立"),
        nothing=0.5,
    ),
    views=(View.OBLIQUE, View.SIDE),
    needs=(BodyPart.SHOULDERS, BodyPart.HIPS),
    highlight=(BodyPart.SHOULDERS, BodyPart.HIPS),
    scoring=Scoring(group="trunk", by_count=False),
    wording=Wording(
        original="身体微微前倾",
        english="Body leaning slightly forward",
        advice_en="Lean slightly forward from the hips, back straight.",
        advice_zh="请以髋部为轴，上身微微前倾。",
        cue_en="Lean slightly forward",
        cue_zh="身体微微前倾",
    ),
)
def slight_forward_lean(f: Features, criteria: Criteria) -> Reading:
    """Trunk inclined slightly forwards from the hips.

    Why: leaning in slightly shows attention.
    Measured: the trunk's forward lean against the own upright baseline; in oblique views together with the
        picture's slope and the neck, as depth alone is not reliable there.
    Silent when: upright, lounging, or leaning too far.
    Cannot judge when: seen from the front or from behind, hips out of view, or no upright stretch to compare with.
    Source: ISO 11226 and RULA (0-20 degrees); rules.md S3. From the front the lean is below the noise beyond 1.5 m.
    """
    if f.view is View.SIDE:
        lean = f.deviation.forward_lean
        return Reading.from_level(criteria.level("lean", lean), lean, Reason.NO_BASELINE)
    lean = (f.deviation.forward_lean + f.deviation.slope - f.deviation.ear_shoulder_angle) / 2
    level = all_of(criteria.level("oblique_lean", lean), criteria.level("sideways", abs(f.deviation.lateral_lean)))
    return Reading.from_level(level, lean, Reason.NO_BASELINE)
