"""People who stand before the camera, and a row of one threshold that can be set at will."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from calibration.fit.trials import FitTrial, RowFitTrial, trials
from calibration.labels import Label
from calibration.people import absent_person
from calibration.rows import Case
from posture.config.thresholds import load_thresholds
from posture.features.extractor import Features
from posture.rules import RULES
from posture.rules.criteria import Criteria, Reading, Threshold
from posture.rules.rule import Rule
from tests.calibration.stories import FOLDED, label_of, stands
from tests.film import scene
from tests.rules.stories import stander

LIMITS: Final = load_thresholds()
STEP: Final = 0.1


def measure(f: Features, criteria: Criteria) -> Reading:
    """The row of one threshold: it measures the light."""
    return Reading(criteria.level("size", f.light), f.light)


SYNTHETIC: Final[Rule] = replace(RULES[FOLDED], measure=measure)


def limits(onset: float, offset: float) -> Criteria:
    """Those of the row of one threshold."""
    size = Threshold(onset=onset, offset=offset, unit="lights", source="made up")
    return replace(LIMITS[FOLDED], limits={"size": size})


@cache
def still() -> Features:
    """What is measured of somebody who has stood for a while."""
    frames = scene(stander(), 6.0)
    return trials(replace(label_of(stands()), seconds=6.0), frames, LIMITS)[0].features[-1]


def trial(name: str, clip: str, values: Sequence[float], *, shown: bool) -> RowFitTrial:
    """Twenty seconds of somebody, in whose middle ten the first value is measured and else the others in turn."""
    truth = replace(stands(shown={FOLDED: ((5.0, 15.0),)} if shown else {}), name=name)
    label: Label = replace(label_of(truth), clip=clip)
    present = absent_person().model_copy(update={"present": ((0.0, 20.0),)})
    moments = [round(index * STEP, 3) for index in range(200)]
    features = tuple(
        replace(still(), time=time, light=values[0] if 5 <= time < 15 else values[1 + index % (len(values) - 1)])
        for index, time in enumerate(moments)
    )
    return RowFitTrial.from_trial(FitTrial(Case(label, label.people[0], 0, present), features), FOLDED, limits(59, 55))
