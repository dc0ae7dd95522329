"""What the pose library says of itself while it starts stays off the screen; what matters does not."""

from __future__ import annotations

import os
import sys

import pytest

from posture.cli.stderr_capture import StderrCapture
from posture.errors import ModelError
from posture.pose.frame import Frame
from tests.fakes import folded_arms

NOISE = (
    "INFO: Created TensorFlow Lite XNNPACK delegate for CPU.\n"
    "WARNING: All log messages before absl::InitializeLog() is called are written to STDERR\n"
    "W0000 00:00:1795354286.855927   21350 inference_feedback_manager.cc:114] Feedback manager requires a model\n"
    "I0000 00:00:1795354286.855927   21350 gl_context.cc:357] GL version: 3.0\n"
)
ERROR = "E0000 00:00:1795354286.855927   21350 model_task_graph.cc:1] the bundle is broken\n"


def write_natively(text: str) -> None:
    """As native code does, past Python's own stream."""
    os.write(2, text.encode())


def test_noise_is_dropped_and_everything_else_is_passed_on(capfd: pytest.CaptureFixture[str]) -> None:
    with StderrCapture():
        write_natively(NOISE + ERROR)
        write_natively("python: a warning\n")
    assert capfd.readouterr().err == ERROR + "python: a warning\n"


def test_nothing_is_held_back_once_the_start_is_over(capfd: pytest.CaptureFixture[str]) -> None:
    with StderrCapture() as start:
        write_natively(NOISE)
        start.release()
        write_natively("W0000 late\n")
    assert capfd.readouterr().err == "W0000 late\n"


def test_the_start_is_over_when_somebody_is_followed(capfd: pytest.CaptureFixture[str]) -> None:
    frame = Frame(0.0, folded_arms().picture.astype("uint8")[None])
    with StderrCapture() as start:
        start.release_once_followed(frame, [])
        write_natively(NOISE)
        start.release_once_followed(frame, [object()])
        write_natively("seen\n")
        assert capfd.readouterr().err == "seen\n"


def fails(error: Exception) -> None:
    """A start in which the library complains and then something is raised."""
    with StderrCapture():
        write_natively(ERROR)
        raise error


def test_an_error_that_we_tell_ourselves_is_not_told_twice(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ModelError):
        fails(ModelError("the bundle is broken; get another"))
    assert capfd.readouterr().err == ""


def test_an_error_that_nobody_expected_keeps_what_was_written_before_it(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError):
        fails(ZeroDivisionError())
    assert capfd.readouterr().err == ERROR


def test_its_own_screen_is_not_held_back(capfd: pytest.CaptureFixture[str]) -> None:
    with StderrCapture() as start:
        write_natively(NOISE)
        start.screen().write("40 %\n")
        start.screen().flush()
    assert "40 %\n" in capfd.readouterr().err


def test_a_stream_in_the_place_of_standard_error_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with StderrCapture() as start:
        assert start.screen() is sys.stderr
