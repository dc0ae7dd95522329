"""From a recording to a result, by one path."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from posture.assets.pose_model import Models
from posture.drawing.evidence import EvidenceCollector
from posture.errors import ModelError, NoVideoError
from posture.pose.frame import Frame
from posture.pose.landmarks import Landmark
from posture.reasons import Reason
from posture.report.model import Person
from posture.report.review_result import ReviewResult
from posture.review_video import MOST_SIDE, open_recording, review
from posture.rules import RULES
from posture.session.session import PersonState
from posture.sources.damage import DamageKind
from posture.types import Activity, Outcome
from tests.fakes import RATE, SECONDS, SIZE, Nobody, Standing, folded_arms, use, write_clip
from tests.sources.videos import cut, write_video

EXAMPLES = Path(__file__).parents[1] / "examples"
FOLDED = "stand.arms_folded"


@pytest.fixture
def clip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A recording of somebody who stands with folded arms."""
    use(Standing, monkeypatch)
    return write_clip(tmp_path / "clip.mp4")


def only_person(result: ReviewResult) -> Person:
    (person,) = result.report.people
    return person


def test_the_report_says_what_was_judged(clip: Path) -> None:
    source = review(clip).report.source
    assert (source.file, source.width, source.height, source.rotation) == ("clip.mp4", *SIZE, 0)
    assert (source.frames, source.seconds, source.fps) == (round(RATE * SECONDS), SECONDS, RATE)
    assert not source.truncated


def test_it_says_what_was_shown_and_when(clip: Path) -> None:
    finding = only_person(review(clip)).finding(FOLDED)
    (episode,) = finding.episodes
    assert episode.start < 1 < SECONDS - 0.5 < episode.end


def test_every_row_is_there_and_one_that_is_not_judged_says_why(clip: Path) -> None:
    person = only_person(review(clip))
    assert len(person.findings) == len(RULES)
    walking = person.finding("walk.dragging")
    assert (walking.outcome, walking.main_reason) == (Outcome.NOT_JUDGED, Reason.ACTIVITY_OTHER)


def test_a_named_activity_is_believed_where_the_legs_are_out_of_the_picture(clip: Path, tmp_path: Path) -> None:
    waist_up = write_video(tmp_path / "waist.mp4", range(0, 4000, 50), size=(SIZE[0], SIZE[1] // 2))
    legs_seen, legs_out = (only_person(review(path, declared=Activity.SIT)).activity for path in (clip, waist_up))
    assert {span.activity for span in legs_seen} == {Activity.STAND}
    assert {span.activity for span in legs_out} == {Activity.SIT}


def test_nobody_in_view_is_a_report_too(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(Nobody, monkeypatch)
    report = review(clip).report
    assert report.people == ()
    assert report.source.frames == RATE * SECONDS


def test_traces_and_stills_come_only_where_asked_for(clip: Path) -> None:
    plain = review(clip)
    full = review(clip, traced=True, evidence=EvidenceCollector("en"))
    assert (plain.traces, plain.stills) == ((), ())
    assert FOLDED in {trace.rule for trace in full.traces if any(value is not None for value in trace.value)}
    assert [(still.person, still.rule) for still in full.stills] == [(1, FOLDED)]
    assert plain.report == full.report


def test_watchers_get_every_frame_in_order_with_everyone_in_it_and_in_the_thread_that_asked(clip: Path) -> None:
    seen: list[tuple[float, int, str]] = []

    def watch(frame: Frame, states: Sequence[PersonState]) -> None:
        seen.append((frame.time, len(states), threading.current_thread().name))

    review(clip, watchers=[watch])
    times = [time for time, _, _ in seen]
    assert times == sorted(times)
    assert len(times) == RATE * SECONDS
    assert seen[0][1] == 0
    assert seen[-1][1] == 1
    assert {thread for _, _, thread in seen} == {threading.current_thread().name}


def test_with_blur_watchers_see_no_face_even_before_somebody_counts_as_a_person(clip: Path) -> None:
    def first_picture(*, blur: bool) -> Frame:
        frames: list[Frame] = []
        review(clip, blur=blur, watchers=[lambda frame, _: frames.append(frame)])
        return frames[0]

    covered = (first_picture(blur=True).image != first_picture(blur=False).image).any(axis=2)
    u, v = folded_arms().picture[: Landmark.MOUTH_RIGHT + 1].mean(axis=0)
    around = np.s_[round(v) - 40 : round(v) + 40, round(u) - 40 : round(u) + 40]
    assert covered[around].any()


def test_progress_rises_to_the_end(clip: Path) -> None:
    shares: list[float | None] = []
    review(clip, progress=shares.append)
    told = [share for share in shares if share is not None]
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1, abs=0.02)
    assert max(told) <= 1


class InterruptionError(Exception):
    """Stands for whatever ends a review in the middle."""


def test_an_interruption_leaves_no_thread_behind(clip: Path) -> None:
    before = threading.active_count()

    def interrupt(frame: Frame, _: object) -> None:
        if frame.time > 1:
            raise InterruptionError

    with pytest.raises(InterruptionError):
        review(clip, watchers=[interrupt])
    assert threading.active_count() == before


class Failing(Standing):
    """A pose estimator that breaks down."""

    def detect(self, *_: object) -> list[object]:  # type: ignore[override]
        raise ModelError("the pose model broke down; get another")


def test_an_error_in_the_thread_that_finds_poses_is_raised_to_the_caller(
    clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(Failing, monkeypatch)
    with pytest.raises(ModelError, match="broke down"):
        review(clip)


def test_a_cut_off_recording_is_judged_as_far_as_it_goes_and_says_so(clip: Path, tmp_path: Path) -> None:
    broken = cut(write_clip(tmp_path / "cut.mp4", faststart=True), 0.6)
    result = review(broken)
    assert result.report.source.truncated
    assert DamageKind.TRUNCATED in {damage.kind for damage in result.damage}
    assert 0 < result.report.source.seconds < SECONDS
    assert only_person(result).finding(FOLDED).outcome is Outcome.SHOWN


def test_a_recording_that_cannot_be_read_is_found_before_the_model_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posture.review_video.ensure_model", lambda: pytest.fail("the model was wanted"))
    (tmp_path / "text.mp4").write_text("no video")
    with pytest.raises(NoVideoError):
        review(tmp_path / "text.mp4")


def test_large_pictures_are_judged_in_a_smaller_size(tmp_path: Path) -> None:
    with open_recording(write_video(tmp_path / "large.mp4", (0, 40), size=(3840, 2160))) as video:
        assert (video.width, video.height) == (MOST_SIDE, 1080)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "rule", "span"),
    [
        ("sit_leg_crossed_front.mp4", "sit.leg_crossed", (4.4, 11.4)),
        ("stand_arms_folded_front.mp4", FOLDED, (4.4, 10.4)),
    ],
)
def test_an_example_shows_what_its_readme_says(models: Models, name: str, rule: str, span: tuple[float, float]) -> None:
    person = only_person(review(EXAMPLES / name, models=models))
    donts = {f.rule: f.episodes for f in person.findings if f.kind == "dont" and f.episodes}
    assert list(donts) == [rule]
    (episode,) = donts[rule]
    assert (episode.start, episode.end) == pytest.approx(span, abs=0.7)


@pytest.mark.slow
def test_the_example_of_a_walk_is_a_walk_without_a_fault(models: Models) -> None:
    person = only_person(review(EXAMPLES / "walk_side.mp4", models=models))
    seconds = {
        activity: sum(span.end - span.start for span in person.activity if span.activity is activity)
        for activity in Activity
    }
    assert max(seconds, key=lambda activity: seconds[activity]) is Activity.WALK
    assert [f.rule for f in person.findings if f.kind == "dont" and f.episodes] == []
