"""One picture for each episode of a don't, of its strongest moment, and never more in memory than that."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import cv2
import numpy as np
import pytest

from posture.drawing.evidence import LONGEST_SIDE, MOST_KEPT, EvidenceCollector
from posture.pose.frame import Frame
from posture.reasons import Reason
from posture.report.model import Score, Span
from posture.report.review_result import Still
from posture.session.session import PersonState
from posture.types import Activity, View
from tests.fakes import SIZE
from tests.report.samples import episodes, finding, person
from tests.states import first_moment

FOLDED = "stand.arms_folded"
HANGING = "stand.arms_at_sides"


def state(levels: Mapping[str, float], *shown: str, number: int = 1) -> PersonState:
    """Somebody who stands; rows without a level are not judged."""
    return replace(
        first_moment(),
        person=number,
        seen=np.ones(33, dtype=np.bool_),
        activity=Activity.STAND,
        view=View.FRONT,
        shown=shown,
        credited=(),
        levels=MappingProxyType(dict(levels)),
        not_judged=MappingProxyType({FOLDED: Reason.HANDS_HIDDEN} if FOLDED not in levels else {}),
    )


def frame(time: float, size: tuple[int, int] = SIZE) -> Frame:
    """A grey picture."""
    return Frame(time, np.full((size[1], size[0], 3), 20 * (int(time) % 12), dtype=np.uint8))


def taken(*levels: float | None, lasts: int = 2) -> EvidenceCollector:
    """Evidence of a row's levels, one a second; shown from the moment that it has reached 1 `lasts` times running."""
    evidence, running = EvidenceCollector("en"), 0
    for second, level in enumerate(levels):
        if level is not None:
            running = running + 1 if level >= 1 else 0
        shown = (FOLDED,) if level is not None and running >= lasts else ()
        evidence.collect(frame(float(second)), [state({} if level is None else {FOLDED: level}, *shown)])
    return evidence


def stills(evidence: EvidenceCollector, *spans: tuple[float, float]) -> tuple[Still, ...]:
    """The pictures of somebody whose arms were folded in these stretches."""
    row = finding(FOLDED, 60.0, episodes(FOLDED, *((start, end, 0.5, 0.9) for start, end in spans)))
    score = Score(value=None, low=None, high=None, coverage=0.0)
    return evidence.stills([person(1, {Activity.STAND: Span(start=0, end=60)}, score, row)])


def times(evidence: EvidenceCollector, *spans: tuple[float, float]) -> list[float]:
    return [still.time for still in stills(evidence, *spans)]


def test_the_picture_is_of_the_strongest_moment() -> None:
    assert times(taken(0, 1.2, 1.5, 3.0, 2.0, 1.0, 0), (1, 5)) == [3.0]


def test_the_strongest_moment_may_come_before_the_behaviour_has_lasted_long_enough() -> None:
    assert times(taken(0, 4.0, 1.5, 1.5, 0), (1, 3)) == [1.0]


def test_each_episode_has_its_own() -> None:
    assert times(taken(1, 2, 1, -1, -1, 1, 3, 1, 0), (0, 2), (5, 7)) == [1.0, 6.0]


def test_an_episode_still_going_on_at_the_end_has_one_too() -> None:
    assert times(taken(0, 1, 2, 3), (1, 3)) == [3.0]


def test_what_did_not_last_leaves_no_picture() -> None:
    assert times(taken(0, 5, 0, 1, 2, 1), (3, 5)) == [4.0]


def test_a_moment_that_is_not_judged_ends_nothing() -> None:
    assert times(taken(1, 3, None, 2, 2, 0), (0, 4)) == [1.0]


def test_episodes_that_were_joined_share_the_stronger_picture() -> None:
    assert times(taken(1, 2, 0, 1, 3, 0), (0, 4)) == [4.0]


def test_no_more_than_the_strongest_are_kept() -> None:
    levels = [level for strength in range(1, 41) for level in (strength / 10 + 1, strength / 10 + 1, -1)]
    spans = [(3.0 * k, 3.0 * k + 1) for k in range(40)]
    kept = times(taken(*levels), *spans)
    assert len(kept) == MOST_KEPT
    assert min(kept) >= 3.0 * (40 - MOST_KEPT)


def test_a_do_leaves_no_picture() -> None:
    evidence = EvidenceCollector("en")
    for second in range(5):
        evidence.collect(frame(float(second)), [state({HANGING: 3.0}, HANGING)])
    row = finding(HANGING, 5.0, episodes(HANGING, (0, 4, 0.5, 0.9)))
    score = Score(value=None, low=None, high=None, coverage=0.0)
    assert evidence.stills([person(1, {Activity.STAND: Span(start=0, end=5)}, score, row)]) == ()


@pytest.mark.parametrize("size", [SIZE, (2 * LONGEST_SIDE, LONGEST_SIDE)])
def test_it_is_a_jpeg_of_bounded_size_with_the_person_drawn(size: tuple[int, int]) -> None:
    evidence = EvidenceCollector("zh")
    for second in range(3):
        evidence.collect(frame(float(second), size), [state({FOLDED: 2.0}, FOLDED)])
    (still,) = stills(evidence, (0, 2))
    image = cv2.imdecode(np.frombuffer(still.jpeg, dtype=np.uint8), cv2.IMREAD_COLOR)
    assert image is not None
    scale = min(1.0, LONGEST_SIDE / size[0])
    assert image.shape[1::-1] == (round(size[0] * scale), round(size[1] * scale))
    assert image.max() > 200
