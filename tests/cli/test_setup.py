"""`posture setup` gets the model ahead of time and says where it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from posture.errors import ModelError
from posture.model import Models
from tests.cli.command import run


def test_it_tells_what_it_does_and_where_the_model_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def setup(progress: Callable[[str, float | None], None]) -> Models:
        for share in (None, 0.5, 1.0):
            progress("fetching the pose model", share)
        return Models(Path("here/full.task"), Path("here/crop.task"))

    monkeypatch.setattr("posture.model.setup", setup)
    done = run("setup")
    assert done.exit_code == 0
    assert done.stderr.count("fetching the pose model") == 1
    assert done.stdout == f"the pose model is ready: {Path('here/full.task')}\n"


def test_a_model_that_cannot_be_fetched_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def setup(_: object) -> Models:
        raise ModelError("the pose model could not be fetched; connect to a package index")

    monkeypatch.setattr("posture.model.setup", setup)
    done = run("setup")
    assert done.exit_code == 1
    assert done.stderr == "error: the pose model could not be fetched; connect to a package index\n"
