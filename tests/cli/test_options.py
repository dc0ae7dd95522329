"""Options are written once, as fields of a dataclass, and every command that judges takes the same."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated

import pytest
from typer import Option, Typer
from typer.testing import CliRunner

from posture.cli.check import check_command
from posture.cli.options import JudgingOptions, device, with_options
from posture.cli.review import review_command
from posture.cli.watch import watch_command


@dataclass(frozen=True, kw_only=True)
class Inner:
    first: Annotated[int, Option("--first")]
    last: Annotated[str, Option("--final")] = "end"


@dataclass(frozen=True, kw_only=True)
class Outer:
    before: Annotated[bool, Option("--before")] = False
    inner: Inner
    after: Annotated[float | None, Option("--after")] = None


def given(*arguments: str) -> Outer | int:
    """What a command is told by these arguments, or its exit code where it is not reached."""
    told: list[Outer] = []

    def command(options: Outer) -> None:
        told.append(options)

    app = Typer()
    app.command()(with_options(command))
    done = CliRunner().invoke(app, arguments)
    return told[0] if told else done.exit_code


def test_fields_are_options_also_those_of_an_inner_dataclass() -> None:
    assert given("--first", "3") == Outer(inner=Inner(first=3))
    assert given("--after", "1.5", "--final", "x", "--before", "--first", "0") == Outer(
        before=True, inner=Inner(first=0, last="x"), after=1.5
    )


def test_a_field_without_a_default_is_needed() -> None:
    assert given("--before") == 2


@pytest.mark.parametrize("command", [review_command, watch_command, check_command])
def test_every_command_that_judges_takes_the_same(command: object) -> None:
    shared = {field.name for field in fields(JudgingOptions)}
    assert shared <= set(getattr(command, "__annotations__", {}))


def test_a_camera_is_a_number_or_a_path() -> None:
    assert (device("1"), device("/dev/video1")) == (1, "/dev/video1")
