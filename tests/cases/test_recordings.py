"""Recordings that once were judged wrongly, and what is right: pictures that repeat, stop, turn, come late or mixed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from posture.assets.pose_model import Models
from posture.errors import NoVideoError
from posture.reasons import Reason
from posture.report.boris import to_boris
from posture.report.elan import to_elan
from posture.report.model import Finding, Person
from posture.report.review_result import ReviewResult
from posture.report.vtt import to_vtt
from posture.review_video import review
from posture.sources.damage import DamageKind
from posture.sources.file import open_video
from posture.types import Outcome

ROOT: Final = Path(__file__).parents[2]
CASES: Final = ROOT.parent / "shared" / "cases" / "turn2"
SIT, STAND = (ROOT / "examples" / f"{name}_front.mp4" for name in ("sit_leg_crossed", "stand_arms_folded"))

pytestmark = pytest.mark.slow
Reviewed = Callable[[Path], ReviewResult]


def case(name: str) -> Path:
    """One of the files; the test is skipped where they are absent."""
    path = CASES / name
    if not path.exists():
        pytest.skip(f"{name} is among the shared cases, which are not here")
    return path


@pytest.fixture(scope="module")
def reviewed(models: Models) -> Reviewed:
    """Reviews a recording, each only once."""
    return cache(lambda path: review(path, models=models))


def one(result: ReviewResult) -> Person:
    assert [person.person for person in result.report.people] == [1]
    return result.report.people[0]


def episodes(finding: Finding) -> list[tuple[float, float]]:
    return [(episode.start, episode.end) for episode in finding.episodes]


def assert_same(result: ReviewResult, given: ReviewResult) -> None:
    """The same rows, edges within 0.3 s, and the score within 2."""
    found, wanted = one(result), one(given)
    assert found.score.value == pytest.approx(wanted.score.value, abs=2)
    for finding, right in zip(found.findings, wanted.findings, strict=True):
        assert (finding.rule, finding.outcome) == (right.rule, right.outcome)
        assert len(finding.episodes) == len(right.episodes)
        for mine, its in zip(episodes(finding), episodes(right), strict=True):
            assert mine == pytest.approx(its, abs=0.3)


def within(spans: list[tuple[float, float]], start: float, end: float) -> float:
    return sum(max(0.0, min(stop, end) - max(begin, start)) for begin, stop in spans)


def test_pictures_that_repeat_are_no_more_than_those_that_differ(reviewed: Reviewed) -> None:
    repeated, true = one(reviewed(case("repeated_5_in_30.mp4"))), one(reviewed(case("true_5.mp4")))
    assert repeated.finding("sit.feet_shaking").main_reason is Reason.FPS_LOW
    silent = {finding.rule for finding in true.findings if finding.outcome is Outcome.NOT_JUDGED}
    assert silent <= {finding.rule for finding in repeated.findings if finding.outcome is Outcome.NOT_JUDGED}
    assert repeated.score.value == true.score.value


def test_while_the_picture_stands_still_nothing_is_judged(reviewed: Reviewed) -> None:
    person = one(reviewed(case("freeze_5s.mp4")))
    for finding in person.findings:
        if finding.judged_seconds:
            assert within(episodes(finding), 8.3, 13.0) == 0
            frozen = [(g.start, g.end) for g in finding.not_judged if g.reason is Reason.PICTURE_FROZEN]
            assert within(frozen, 8.3, 13.0) == pytest.approx(4.7, abs=0.05)
            assert finding.judged_seconds < 22.1 - 4.7
    assert person.finding("sit.feet_shaking").outcome is Outcome.SHOWN


def test_a_mirrored_recording_is_turned_as_a_player_turns_it(reviewed: Reviewed) -> None:
    result = reviewed(case("mirror_matrix.mp4"))
    assert_same(result, reviewed(STAND))
    source = result.report.source
    assert (source.width, source.height, source.mirrored) == (640, 480, True)


def test_a_picture_that_changes_its_shape_is_not_stretched(reviewed: Reviewed) -> None:
    result = reviewed(case("aspect_changes.webm"))
    crossed = one(result).finding("sit.leg_crossed")
    assert episodes(crossed) == [pytest.approx((4.6, 11.4), abs=0.3)]
    assert one(result).finding("sit.ankles_crossed").outcome is not Outcome.SHOWN
    assert DamageKind.RESHAPED in {damage.kind for damage in result.damage}


def test_of_two_tracks_the_one_with_people_is_judged_and_that_is_told(reviewed: Reviewed) -> None:
    result = reviewed(case("screen_and_camera.mkv"))
    assert_same(result, reviewed(SIT))
    told = "the recording has 2 video tracks; track 2 was judged; take another one with --track N"
    assert [damage.text("en") for damage in result.damage] == [told]


def test_pictures_whose_times_are_mixed_are_put_in_order(reviewed: Reviewed) -> None:
    result = reviewed(case("bframes.avi"))
    assert_same(result, reviewed(SIT))
    assert result.report.source.frames == 210
    assert result.report.source.fps == pytest.approx(15, abs=0.1)
    assert result.damage == ()


def test_what_lies_beside_a_late_video_fits_its_player(reviewed: Reviewed) -> None:
    result = reviewed(case("video_3s_after_audio.mp4"))
    report = result.report
    assert_same(result, reviewed(SIT))
    assert report.source.start == 3.0
    assert "00:00:07.600 --> 00:00:14.400" in to_vtt(report, "en")
    crossed = [line.split("\t") for line in to_boris(report, "en").splitlines() if "sit.leg_crossed" in line]
    assert [float(line[0]) for line in crossed] == [7.6, 14.4]
    slots = re.findall(r'TIME_VALUE="(\d+)"', to_elan(report, "en", datetime(2026, 1, 1, tzinfo=UTC)))
    assert {"7600", "14400"} <= set(slots)
    assert min(map(int, slots)) == 3000


def test_an_animated_webp_is_refused_as_what_it_is() -> None:
    with pytest.raises(NoVideoError, match=r"is an animation in WebP, which cannot be read here; convert it to MP4"):
        open_video(case("animated.webp"))
