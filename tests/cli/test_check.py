"""`posture check` says on one screen what can be judged, and what to change."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from posture.camera.check import CameraFacts
from posture.camera.from_body import CameraHeight
from posture.camera.lighting import LightLevels
from posture.camera.roll import RollEstimate
from posture.cli.check_board import CheckResult, check_board
from posture.cli.check_facts import Fact, describe_camera, describe_networks
from posture.config.profile import Profile
from posture.config.thresholds import load_thresholds
from posture.pose.frame import Frame
from posture.pose.pose import CameraState, PoseFrame
from posture.reasons import Reason
from posture.rules import RULES
from posture.rules.criteria import Criteria
from posture.rules.evaluate import MOST_ELEVATION
from posture.session.observability import Observability, RowObservability, RowStatus
from posture.session.session import Session
from posture.types import Language, View
from tests.cli.command import run
from tests.cli.test_watch import FilmedCamera
from tests.fakes import Nobody, Standing, use
from tests.judging import judge
from tests.mannequin import Camera
from tests.people import Person, person, scene

GOOD = CameraFacts(
    fps=30.0,
    seconds=10.0,
    size=(640, 480),
    light=LightLevels(whole=130.0, person=110.0, overexposed=0.0),
    stature=380.0,
    views={View.FRONT: 1.0},
    roll=RollEstimate(lines=0.4, body=0.9),
    height=CameraHeight(ears_above=4.0, below_ears=0.2, distance=2.4),
    moves=(),
    movement_known=True,
)


@pytest.fixture(autouse=True)
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pose model to which everybody stands with folded arms, all of the body in view."""
    use(Standing, monkeypatch)


class Interrupted(FilmedCamera):
    """Ends with Ctrl-C."""

    def frames(self) -> Iterator[Frame]:
        yield from super().frames()
        raise KeyboardInterrupt


def lines(camera: CameraFacts, language: Language = "en") -> dict[str, Fact]:
    return {fact.name: fact for fact in describe_camera(camera, language)}


def prospects(
    who: Person, view: str = "front", camera: Camera | None = None
) -> dict[str, tuple[RowStatus, Reason | None]]:
    frames = scene(who, seconds=6.0, view=view, camera=camera)
    return {row.rule: (row.status, row.reason) for row in watched(frames, load_thresholds())}


def watched(frames: Sequence[PoseFrame], criteria: Mapping[str, Criteria]) -> tuple[RowObservability, ...]:
    session, observability = Session(Profile(None, RULES, criteria), classifier=None), Observability(RULES, criteria)
    for frame in frames:
        observability.observe(session.process(frame))
    return observability.rows(judge(frames))


def test_a_recording_is_checked(clip: Path) -> None:
    done = run("check", clip)
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "clip.mp4 · 6.0 s · 640×480")
    for text in ("20.0 (15 needed", "front 100%", "rows can be judged now", "Hands in pockets"):
        assert text in " ".join(done.stdout.split())
    assert "rows can be judged while sitting, filmed like this" in done.stdout
    assert "✗ 2 rows cannot be judged: needs a view from the side" in done.stdout
    assert "→ film from the side (+2 rows)" in done.stdout


def test_it_fits_one_screen(clip: Path) -> None:
    assert len(run("check", clip).stdout.splitlines()) <= 40


def test_it_looks_no_longer_than_asked(clip: Path) -> None:
    assert "clip.mp4 · 2.0 s" in run("check", clip, "--seconds", "2").stdout


def test_a_camera_is_checked_in_either_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posture.cli.run_check.open_webcam", lambda _: FilmedCamera())
    text = run("check", "--camera", "0", "--seconds", "3", "--language", "zh").stdout
    assert "camera 0 · 3.0秒" in text
    assert "需要侧面视角" in text


def test_ctrl_c_ends_it_with_what_was_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posture.cli.run_check.open_webcam", lambda _: Interrupted(3.0))
    done = run("check")
    assert done.exit_code == 0
    assert "rows can be judged now" in done.stdout


def test_nobody_in_view_is_told(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(Nobody, monkeypatch)
    done = run("check", clip)
    assert done.exit_code == 0
    assert Reason.NO_PERSON.text("en") in done.stdout


def test_a_recording_and_a_camera_are_one_too_many(clip: Path) -> None:
    assert run("check", clip, "--camera", "0").exit_code == 2


def test_a_missing_recording_is_told_in_one_line(tmp_path: Path) -> None:
    done = run("check", tmp_path / "missing.mp4")
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)


def test_rows_of_what_was_not_done_are_ready_or_name_what_is_in_the_way() -> None:
    rows = prospects(person().stands())
    assert rows["stand.arms_folded"] == (RowStatus.JUDGED, None)
    assert rows["sit.leg_crossed"] == (RowStatus.READY, None)
    assert rows["walk.arm_swing"] == (RowStatus.BLOCKED, Reason.NEEDS_SIDE)


def test_a_view_from_the_side_can_judge_other_rows() -> None:
    rows = prospects(person().stands(), view="side")
    assert rows["stand.arms_folded"] == (RowStatus.BLOCKED, Reason.NEEDS_FRONT)
    assert rows["walk.arm_swing"] == (RowStatus.READY, None)


def test_a_camera_that_is_moved_hides_nothing_that_could_be_judged_from_where_it_is() -> None:
    frames = scene(person().stands(), seconds=6.0)
    shaken = [replace(frame, camera=CameraState(shaking=True)) for frame in frames]
    [row] = [row for row in watched(shaken, load_thresholds()) if row.rule == "sit.feet_shaking"]
    assert row.status is RowStatus.READY


def test_without_legs_what_somebody_does_is_asked_for() -> None:
    rows = prospects(person().stands().folds_arms(), camera=Camera(distance=1.5, eye=1.35, bottom=0.78))
    assert rows["stand.feet_moving"][0] is RowStatus.BLOCKED
    assert rows["stand.arms_folded"] == (RowStatus.JUDGED, None)
    assert rows["stand.arms_at_sides"] == (RowStatus.BLOCKED, Reason.ACTIVITY_UNKNOWN)


def test_house_rules_switch_rows_off_here_too() -> None:
    frames = scene(person().stands(), seconds=3.0)
    criteria = load_thresholds()
    criteria["stand.swaying"] = replace(criteria["stand.swaying"], used=False)
    rows = {row.rule: row.reason for row in watched(frames, criteria)}
    assert rows["stand.swaying"] is Reason.SWITCHED_OFF


def test_a_good_camera_needs_no_change() -> None:
    assert all(fact.good and not fact.remedy for fact in describe_camera(GOOD, "en"))


@pytest.mark.parametrize(
    ("camera", "name", "remedy"),
    [
        (replace(GOOD, fps=9.0), "Frames a second", Reason.FPS_LOW.remedy("en")),
        (replace(GOOD, light=LightLevels(20.0, 15.0, 0.0)), "Light", "use more light"),
        (replace(GOOD, roll=RollEstimate(3.2, 3.0)), "Level", "turn the camera by 3° clockwise, seen from behind"),
        (
            replace(GOOD, roll=RollEstimate(-4.2, -5.0)),
            "Level",
            "turn the camera by 4° anticlockwise, seen from behind",
        ),
        (
            replace(GOOD, height=CameraHeight(MOST_ELEVATION + 5, 1.0, 2.0)),
            "Camera height",
            Reason.CAMERA_LOW.remedy("en"),
        ),
        (replace(GOOD, moves=(3.0, 65.5)), "Camera", Reason.CAMERA_MOVED.remedy("en")),
    ],
)
def test_what_can_be_mended_is_named(camera: CameraFacts, name: str, remedy: str) -> None:
    fact = lines(camera)[name]
    assert fact.good is False
    assert fact.remedy == remedy


@pytest.mark.parametrize(
    ("camera", "name", "text"),
    [
        (replace(GOOD, roll=RollEstimate(0.2, 6.0)), "Level", "the room says +0.2°, the body +6.0°"),
        (replace(GOOD, roll=RollEstimate(math.nan, 6.0)), "Level", "+6.0° (by the body alone)"),
        (replace(GOOD, roll=RollEstimate(math.nan, math.nan)), "Level", "not known"),
        (replace(GOOD, height=None), "Camera height", "not known"),
        (replace(GOOD, movement_known=False), "Camera", "not known: the background is too plain"),
        (replace(GOOD, views={}), "View", "not known"),
        (replace(GOOD, stature=math.nan), "Person", "not known"),
    ],
)
def test_what_is_not_known_is_said_and_nothing_advised(camera: CameraFacts, name: str, text: str) -> None:
    fact = lines(camera)[name]
    assert fact.good is None
    assert (fact.text, fact.remedy) == (text, "")


def test_a_camera_above_the_ears_is_said_to_be() -> None:
    text = lines(replace(GOOD, height=CameraHeight(-8.0, -0.4, 2.0)))["Camera height"].text
    assert text == "about 0.4 m above the ears, which are 8° below its level"


def test_a_file_cannot_steer_the_terminal() -> None:
    checked = CheckResult(name="a\x1b[31m.mp4", facts=GOOD, rules=RULES, person=None, people=0, rows=())
    console = Console(width=100)
    with console.capture() as capture:
        console.print(check_board(checked, "en"))
    assert "\x1b" not in capture.get()


def test_it_is_told_what_finds_the_poses(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "LiteRT" in describe_networks("en").text
    assert "twice" not in describe_networks("en").text
    for module in ("posture.perception.litert", "posture.cli.check_facts"):
        monkeypatch.setattr(f"{module}.is_installed", lambda: False)
    assert describe_networks("en").text.startswith("found by MediaPipe 0.")
    assert "MediaPipe" in describe_networks("zh").text
