"""Who does not move at all is not judged: from when that is known, and wholly if it is so most of the time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from posture.pose.pose import PoseFrame
from posture.reasons import Reason
from posture.types import Outcome
from tests.judging import judge, session
from tests.people import person, scene


def filmed(seconds: float) -> list[PoseFrame]:
    """Somebody stands."""
    return list(scene(person(), seconds))


def still(frames: Sequence[PoseFrame], begin: float, end: float) -> list[PoseFrame]:
    """The same, not having moved from `begin` to `end`."""
    return [replace(f, still=frozenset({1})) if begin <= f.time <= end else f for f in frames]


def test_a_photograph_that_was_given_a_number_has_no_score_and_no_row() -> None:
    who = judge(still(filmed(12.0), 3.0, 12.0))
    assert who.score.value is None
    assert all(found.outcome is Outcome.NOT_JUDGED for found in who.findings)
    assert {found.main_reason for found in who.findings} == {Reason.STILL_FIGURE}


def test_who_moves_again_is_judged_but_for_the_time_in_between() -> None:
    whole, part = judge(filmed(12.0)), judge(still(filmed(12.0), 5.0, 8.0))
    row = "stand.straight"
    assert part.finding(row).judged_seconds < whole.finding(row).judged_seconds - 2.5
    assert Reason.STILL_FIGURE in {gap.reason for gap in part.finding(row).not_judged}
    assert part.score.value is not None


def test_nobody_is_told_anything_while_being_still() -> None:
    running = session(())
    states = [running.process(frame)[0] for frame in still(filmed(6.0), 3.0, 6.0)]
    assert states[-1].credited == ()
    assert set(states[-1].not_judged.values()) == {Reason.STILL_FIGURE}


def test_figures_that_never_move_are_in_the_report_until_they_get_a_number() -> None:
    frames = filmed(4.0)
    pose = frames[0].people[0].pose
    hung = [replace(frame, people=(), others=(pose,), pictures=(pose,)) for frame in frames]
    assert [(round(f.x, 1), f.start, f.end) for f in session(hung).report().figures] == [(0.5, 0.0, 4.0)]
    counted = replace(frames[-1], time=4.1, earlier=tuple((f.time, f.people[0]) for f in frames))
    assert session([*hung, counted]).report().figures == ()


def test_a_cut_is_told_with_its_time() -> None:
    frames = filmed(4.0)
    cut = [replace(frame, cut=frame.time == frames[30].time) for frame in frames]
    assert session(cut).report().source.cuts == (2.0,)
