"""A practice from the check to the report, as a page goes through it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from posture.errors import SettingsError
from posture.pose.frame import Frame
from posture.pose.pose import PersonPose, PoseFrame
from posture.practice.messages import State
from posture.rules import RULES
from posture.types import Activity, View
from tests.fakes import SIZE, folded_arms
from tests.film import scene, together
from tests.judging import rows
from tests.people import person
from tests.practice.acting import TODAY, Stage, board, stage

FOLDED = "stand.arms_folded"
GUIDED = 45.0
"""Seconds of standing well: more than the guided start takes."""


def stages(states: list[State]) -> list[str]:
    """The stages that were gone through, in order."""
    return list(dict.fromkeys(state.stage for state in states))


def begin(states: list[State]) -> float:
    """Seconds until the practice began, at 15 frames a second."""
    return next(k / 15 for k, state in enumerate(states) if state.stage == "practice")


@cache
def standing() -> tuple[PoseFrame, ...]:
    return tuple(scene(person(), seconds=GUIDED, noise=0.003))


def guided(one: Stage, seconds: float = GUIDED) -> list[State]:
    return one.play(frame for frame in standing() if frame.time <= seconds)


def test_a_guided_start_goes_through_by_itself_in_less_than_a_minute() -> None:
    one = stage(guided=True, activity="stand")
    states = guided(one)

    assert stages(states) == ["check", "baseline", "countdown", "practice"]
    assert begin(states) < 45
    [kept] = one.baselines
    assert (kept.person, kept.seat, kept.created) == ("Li", "desk", TODAY)
    assert [(entry.activity, entry.view) for entry in kept.postures] == [(Activity.STAND, View.FRONT)]


def test_a_baseline_that_is_kept_is_not_taken_again() -> None:
    first = stage(guided=True, activity="stand")
    guided(first)
    again = stage(guided=True, activity="stand", baseline=first.baselines[0])
    states = guided(again)

    assert stages(states) == ["check", "countdown", "practice"]
    assert begin(states) < 10
    assert again.baselines == []


def test_a_baseline_of_another_picture_is_taken_again() -> None:
    first = stage(guided=True, activity="stand")
    guided(first)
    other = first.baselines[0].model_copy(update={"camera": first.baselines[0].camera.model_copy(update={"width": 99})})
    again = stage(guided=True, activity="stand", baseline=other)

    assert "baseline" in stages(guided(again, 20))


def test_who_walks_needs_no_baseline() -> None:
    one = stage(guided=True, activity="walk")
    assert stages(guided(one, 20)) == ["check", "countdown", "practice"]


def test_the_trainee_can_skip_everything() -> None:
    one = stage(guided=True)
    frames = scene(person(), seconds=10)
    one.play(frames[:2])
    assert one.do("skip").stage == "countdown"
    states = one.play(frames[2:])
    assert stages(states) == ["countdown", "practice"]
    assert states[0].countdown == 3.0


def test_the_baseline_can_be_retaken_until_the_practice_begins() -> None:
    one = stage(guided=True)
    one.play(scene(person(), seconds=1))
    assert one.do("begin").stage == "baseline"
    assert one.do("skip").stage == "countdown"
    assert one.do("again").stage == "baseline"
    guided(one, 45)
    assert one.do("again").stage == "practice"


def test_the_activity_chosen_in_the_check_is_what_the_practice_begins_with() -> None:
    one = stage(guided=True)
    one.play(scene(person().sits(), seconds=1))
    one.do("activity", activity="sit")
    one.do("skip")
    one.play(scene(person().sits(), seconds=5))
    assert [chosen.activity for chosen in one.begun_with] == [Activity.SIT]
    one.do("activity", activity="stand")
    assert one.practice.welcome().activity is Activity.SIT


def test_the_check_says_what_is_wrong_and_what_to_do() -> None:
    one = stage(guided=True, activity="stand")
    last = one.play(scene(person().hides("ankles", "feet"), seconds=4), light=15.0)[-1].check

    assert last is not None
    assert (last.distance, last.light, last.ready, last.left) == ("back", "dark", False, None)
    assert last.advice[0] == "move back until your feet are in the picture"
    assert last.judged < last.of == len(rows(Activity.STAND))
    assert last.moved is None


def test_the_check_forgets_what_was_mended() -> None:
    one = stage(guided=True, activity="stand")
    one.play(scene(person().hides("ankles", "feet"), seconds=30))
    assert one.practice.stage == "check"
    assert stages(one.play(scene(person(), seconds=20)))[:2] == ["check", "baseline"]


def test_the_board_shows_each_row_and_then_only_what_changes() -> None:
    one = stage()
    states = one.play(scene(person().folds_arms(at=6), seconds=12))

    assert len(states[0].rows) == len(RULES)
    assert sum(len(state.rows) for state in states[1:]) < 120
    tones = board(states)
    assert tones[FOLDED] == "amber"
    assert tones["stand.straight"] == "good"
    assert tones["sit.straight"] == "grey"


def test_a_fault_lights_up_soon_after_it_is_due_and_nothing_else_does() -> None:
    states = stage().play(scene(person().folds_arms(at=6), seconds=12, noise=0.005))
    lit = [(state.time, rule) for state in states for rule, row in state.rows.items() if row.tone == "amber"]

    when = {rule: time for time, rule in reversed(lit)}
    assert set(when) <= {FOLDED, "stand.arms_at_sides"}
    assert 6.0 < when[FOLDED] < 6.0 + 2.0 + 1.5


def test_somebody_out_of_sight_is_grey() -> None:
    frames = scene(person(), seconds=8)
    states = stage().play([*frames[:60], *(replace(frame, people=()) for frame in frames[60:])])
    assert set(board(states).values()) == {"grey"}
    assert not states[-1].seen
    assert {state.rows["stand.straight"].reason for state in states if "stand.straight" in state.rows} >= {"NO_PERSON"}


def test_a_cue_is_on_the_screen_and_kept() -> None:
    one = stage()
    states = one.play(scene(person().folds_arms(at=6, until=18), seconds=24))

    texts = list(dict.fromkeys(state.cue.text for state in states if state.cue))
    assert texts == ["Unfold your arms", "Well corrected"]
    assert [utterance.kind for utterance in one.shelf.utterance] == ["cue", "thanks"]


def test_a_pause_is_neither_judged_nor_kept_and_counts_as_a_short_gap() -> None:
    one = stage()
    frames = scene(person(), seconds=12)
    one.play(frames[:60])
    assert one.do("pause").stage == "paused"
    paused = one.play(frames[60:120])
    assert {state.stage for state in paused} == {"paused"}
    assert one.do("resume").stage == "practice"
    last = one.play(frames[120:])[-1]

    assert len(one.shelf.frames) == 60 + len(frames) - 120
    times = [frame.time for frame in one.shelf.frames]
    assert times[60] == pytest.approx(times[59] + 3.0)
    assert last.elapsed == pytest.approx(frames[59].time + frames[-1].time - frames[120].time, abs=0.02)


def test_the_report_is_kept_at_the_end_and_once() -> None:
    one = stage()
    one.play(scene(person().folds_arms(at=3), seconds=20))
    assert one.end().practice == 7
    assert one.end().practice == 7

    [report] = one.shelf.reports
    assert report == one.practice.report()
    assert report.people[0].finding(FOLDED).episodes
    assert one.play(scene(person(), seconds=1))[-1].stage == "ended"
    assert len(one.shelf.frames) == 301


def test_a_practice_that_never_began_leaves_nothing() -> None:
    one = stage(guided=True)
    one.play(scene(person(), seconds=2))
    assert one.end().practice is None
    assert one.begun_with == []
    assert one.practice.report().people == ()


def test_a_new_connection_is_told_the_whole_board() -> None:
    one = stage()
    frames = scene(person(), seconds=6)
    one.play(frames[:45])
    greeting = one.practice.welcome()
    assert (greeting.stage, greeting.practice, len(greeting.rows)) == ("practice", 7, len(RULES))
    again = one.play([replace(frame, time=frame.time - frames[45].time) for frame in frames[45:]])
    assert len(again[0].rows) == len(RULES)
    assert again[0].time == pytest.approx(frames[44].time + 3.0)


def test_the_largest_is_the_trainee_and_others_change_nothing() -> None:
    near = scene(person(), seconds=8, number=2)
    far = [
        replace(frame, people=tuple(_small(one) for one in frame.people))
        for frame in scene(person().folds_arms(at=1), seconds=8, number=1)
    ]
    both, alone = stage(), stage()
    both.play(together(far, near))
    alone.play([replace(frame, people=(PersonPose(1, frame.people[0].pose),)) for frame in near])

    assert both.practice.report() == alone.practice.report()
    assert [frame.people[0].person for frame in both.shelf.frames] == [1] * len(near)


def _small(one: PersonPose) -> PersonPose:
    middle = one.pose.picture.mean(axis=0)
    return PersonPose(one.person, replace(one.pose, picture=middle + 0.6 * (one.pose.picture - middle)))


def test_a_trainee_who_comes_back_under_another_number_is_taken_up_again() -> None:
    frames = scene(person(), seconds=12)
    gone = [replace(frame, people=()) for frame in frames[60:120]]
    back = [replace(frame, people=(PersonPose(5, frame.people[0].pose),)) for frame in frames[120:]]
    states = stage().play([*frames[:60], *gone, *back])
    assert states[-1].seen


def test_drills_count_what_is_done() -> None:
    one = stage(drill="greet")
    who = person().sits().stands(at=21).sits(at=54)
    states = one.play(scene(who, seconds=70))

    progress = [state.drill.done for state in states if state.drill]
    assert progress == sorted(progress)
    assert states[150].drill is not None
    assert states[150].drill.text.startswith("Sit: ")
    last = states[-1].drill
    assert last is not None
    assert (last.achieved, last.done, last.text) == (True, 1.0, "Goal reached")


def test_a_drill_or_pace_that_does_not_exist_is_refused() -> None:
    with pytest.raises(SettingsError, match="drill of free, seated"):
        stage(drill="dance")
    with pytest.raises(SettingsError, match="pace of normal"):
        stage(pace="hurried")


def test_pictures_are_judged_as_poses_and_their_points_told() -> None:
    def follower(frame: Frame) -> PoseFrame:
        pose = folded_arms().moved(1.0, (0.001 * frame.time, 0.0))
        return PoseFrame(frame.time, *frame.size, (PersonPose(1, pose),))

    one = stage(follower=follower, activity="stand")
    images = (np.full((SIZE[1], SIZE[0], 3), 8 * (k % 3), np.uint8) for k in range(120))
    states = [one.practice.process_frame(Frame(k / 15, image)) for k, image in enumerate(images)]

    assert board(states)[FOLDED] == "amber"
    found = states[-1].points
    assert found is not None
    assert len(found) == 33
    assert found[0] == pytest.approx(folded_arms().picture[0], abs=0.1)


def test_pictures_without_anything_to_find_poses_with_are_refused() -> None:
    with pytest.raises(ValueError, match="send poses"):
        stage().practice.process_frame(Frame(0.0, np.zeros((64, 64, 3), np.uint8)))


def empty(seconds: float, fps: float = 5.0) -> list[PoseFrame]:
    """Nobody in view."""
    return [PoseFrame(k / fps, *SIZE, ()) for k in range(round(seconds * fps))]


def test_a_baseline_that_is_given_up_is_no_end_and_goes_on_by_itself() -> None:
    one = stage(guided=True)
    one.play(empty(1))
    one.do("begin")
    states = one.play(empty(80))
    assert stages(states) == ["baseline", "countdown", "practice"]
    given_up = [state.guide for state in states if state.guide and state.guide.step == "given_up"]
    assert given_up[0].left == pytest.approx(12.0, abs=0.3)
    assert given_up[-1].left < 0.5
    assert given_up[0].refused


def test_a_slow_camera_needs_no_baseline_and_that_is_said_once() -> None:
    one = stage(guided=True, activity="stand")
    states = one.play(scene(person(), seconds=12, fps=6, noise=0.003))
    one.do("begin")
    states += one.play(replace(frame, time=frame.time + 13) for frame in scene(person(), seconds=5, fps=6, noise=0.003))
    assert stages(states)[0] == "check"
    assert "baseline" not in stages(states)
    notes = [state.note for state in states if state.note]
    assert notes
    assert len(set(notes)) == 1
    assert states[-1].note is None
