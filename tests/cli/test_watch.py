"""`posture watch` is the same engine on a camera, and ends well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from posture.cli.watch_view import live_view
from posture.errors import CameraError
from posture.pose.frame import Frame
from posture.reasons import Reason
from posture.session.session import PersonState
from posture.types import Language
from tests.cli.command import run
from tests.drawing.test_evidence import state
from tests.fakes import SIZE, Nobody, Standing, use


class FilmedCamera:
    """A camera that gives frames of a grey room, 20 a second, without waiting, and then what it is told to."""

    name = "0"

    def __init__(self, seconds: float = 5.0, end: type[BaseException] | None = None) -> None:
        self._seconds = seconds
        self._end = end

    def frames(self) -> Iterator[Frame]:
        for count in range(round(self._seconds * 20)):
            # The light flickers: a picture that stands still is not judged.
            yield Frame(count / 20, np.full((SIZE[1], SIZE[0], 3), 128 + 8 * (count % 3), dtype=np.uint8))
        if self._end:
            raise self._end("the camera stopped")

    def __enter__(self) -> FilmedCamera:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to release."""


@pytest.fixture(autouse=True)
def camera(monkeypatch: pytest.MonkeyPatch) -> None:
    use(Standing, monkeypatch)
    put(FilmedCamera(), monkeypatch)


def put(camera: FilmedCamera, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posture.cli.run_watch.open_webcam", lambda _: camera)


def test_the_board_follows_at_the_end() -> None:
    done = run("watch", "--seconds", "3")
    assert done.exit_code == 0
    assert "camera 0 · 3.0 s · 640×480 · 20 frames/s" in done.stdout
    assert "Arms folded across the chest" in done.stdout
    assert "✗ shown" in done.stdout


def test_ctrl_c_is_the_usual_way_to_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    put(FilmedCamera(2.0, KeyboardInterrupt), monkeypatch)
    done = run("watch")
    assert done.exit_code == 0
    assert "Arms folded across the chest" in done.stdout


def test_a_camera_that_stops_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    put(FilmedCamera(2.0, CameraError), monkeypatch)
    done = run("watch")
    assert done.exit_code == 1
    assert done.stderr == "error: the camera stopped\n"


def test_nobody_before_the_camera_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    use(Nobody, monkeypatch)
    assert "no one is in view" in run("watch", "--seconds", "1").stdout


def test_nothing_is_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("watch", "--seconds", "1")
    assert list(tmp_path.iterdir()) == []


def seen(time: float, fps: float, states: Sequence[PersonState], language: Language = "en") -> str:
    console = Console(width=100)
    with console.capture() as capture:
        console.print(live_view(time, fps, states, language))
    return capture.get()


def test_the_view_names_what_is_shown_credited_and_not_judged() -> None:
    now = state({"stand.swaying": 2.0, "stand.straight": 1.5}, "stand.swaying")
    text = seen(65.2, 14.8, [now])
    assert "1:05 · 15 frames/s" in text
    assert "Person 1 · standing" in text
    assert "✗ Swaying the body: " in text
    assert f"? 1 row: {Reason.HANDS_HIDDEN.text('en')}" in text


def test_the_view_says_that_nobody_is_there() -> None:
    assert Reason.NO_PERSON.text("zh") in seen(1.0, 15.0, [], "zh")
