"""`posture setup` gets the model and the page's pose library ahead of time and says where they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from posture.assets.pose_model import Models
from posture.errors import ModelError
from tests.cli.command import run

Tell = Callable[[str, float | None], None]


def model_there(progress: Tell) -> Models:
    return Models(Path("here/full.task"), Path("here/crop.task"))


def library_there(_: object) -> Path:
    return Path("here/vision")


def library_out_of_reach(_: object) -> Path:
    raise ModelError("the pose library for the browser could not be fetched (offline); connect")


def test_it_tells_what_it_does_and_where_everything_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def setup(progress: Tell) -> Models:
        for share in (None, 0.5, 1.0):
            progress("fetching the pose model", share)
        return model_there(progress)

    def library(progress: Tell) -> Path:
        progress("fetching the pose library", None)
        return library_there(progress)

    monkeypatch.setattr("posture.assets.pose_model.ensure_model", setup)
    monkeypatch.setattr("posture.assets.browser.ensure_vision", library)
    done = run("setup")
    assert done.exit_code == 0
    assert done.stderr.count("fetching the pose model") == 1
    assert done.stderr.count("fetching the pose library") == 1
    assert done.stdout.splitlines() == [
        f"the pose model is ready: {Path('here/full.task')}",
        f"the pose library for the browser is ready: {Path('here/vision')}",
    ]


def test_a_model_that_cannot_be_fetched_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def setup(progress: Tell) -> Models:
        raise ModelError("the pose model could not be fetched; connect to a package index")

    monkeypatch.setattr("posture.assets.pose_model.ensure_model", setup)
    done = run("setup")
    assert done.exit_code == 1
    assert done.stderr == "error: the pose model could not be fetched; connect to a package index\n"


@pytest.mark.parametrize(("language", "without"), [("en", "find poses on the server"), ("zh", "在服务器上")])
def test_without_the_page_s_library_it_says_what_the_page_does_instead(
    language: str, without: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posture.assets.pose_model.ensure_model", model_there)
    monkeypatch.setattr("posture.assets.browser.ensure_vision", library_out_of_reach)
    done = run("setup", "--language", language)
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 1
    assert without in done.stderr
    assert "(offline)" in done.stderr or "（offline）" in done.stderr
