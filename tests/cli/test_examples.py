"""The examples of `--help` are shown, and work."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest
from typer.main import get_command

from posture.cli.app import app
from posture.cli.examples import EXAMPLES
from tests.cli.command import run
from tests.fakes import Standing, use, write_clip

ELSEWHERE = ("app", "watch", "setup", "--camera")
"""Needs a port, a camera or a network: parsed only."""
ALL = sorted({example for examples in EXAMPLES.values() for example in examples})
RUN = [example for example in ALL if not any(word in shlex.split(example) for word in ELSEWHERE)]


def commands(group: object, name: str = "") -> list[str]:
    """Every command by the words after `posture`, groups included."""
    found = [name]
    for sub, command in getattr(group, "commands", {}).items():
        found += commands(command, f"{name} {sub}".strip())
    return found


def test_every_command_has_two_examples() -> None:
    assert set(EXAMPLES) == set(commands(get_command(app)))
    assert {len(examples) for examples in EXAMPLES.values()} == {2}


@pytest.mark.parametrize("command", list(EXAMPLES))
def test_help_shows_the_examples_each_on_its_line(command: str) -> None:
    lines = " ".join(run(*command.split(), "--help").stdout.split())
    for example in EXAMPLES[command]:
        assert example in lines
        assert example.startswith(f"posture {command}".strip())


@pytest.mark.parametrize("example", [example for example in ALL if example not in RUN])
def test_an_example_that_needs_the_world_outside_can_be_parsed(example: str) -> None:
    _, name, *arguments = shlex.split(example)
    command = getattr(get_command(app), "commands")[name]  # noqa: B009 - typer's group, as it is made
    with command.make_context(name, arguments) as context:
        assert context.params


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with what the examples name, and a pose model that finds somebody who stands with folded arms."""
    use(Standing, monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POSTURE_STORE", str(tmp_path / "practices.db"))
    clip = write_clip(tmp_path / "talk.mp4")
    (tmp_path / "recordings").mkdir()
    shutil.copy(clip, tmp_path / "recordings")


@pytest.mark.parametrize("example", RUN)
def test_an_example_works(example: str, house: None, tmp_path: Path) -> None:
    if "init my.toml" not in example or "--force" in example:
        run("profile", "init", "my.toml")
    if "accounts" in example and "add" not in example:
        run("accounts", "add", "Ana")
    done = run(*shlex.split(example)[1:])
    refused = "calibrate" in example and "refused" in done.stderr
    assert done.exit_code == 0 or refused, done.stderr  # the figure of the tests folds its arms, which is no baseline
    assert done.exit_code != 2
