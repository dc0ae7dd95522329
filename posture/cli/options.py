"""Options that several commands take, and commands whose options are the fields of a dataclass."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

import typer

from posture.cli.console import choose_language, system_language
from posture.types import Activity, Language

LanguageOption = Annotated[
    Language,
    typer.Option(
        "--language",
        is_eager=True,  # errors in other options are told in it
        callback=choose_language,
        default_factory=system_language,
        show_default=False,
        help="Of the report; that of this machine if not given.",
    ),
]
ModelOption = Annotated[
    Path | None, typer.Option("--model", metavar="FILE.task", help="Another pose landmarker bundle (lite, heavy).")
]
ThresholdsOption = Annotated[
    Path | None, typer.Option("--thresholds", metavar="FILE.toml", help="Your own numbers of how much is too much.")
]
ProfileOption = Annotated[
    str | None, typer.Option("--profile", metavar="FILE.toml", help="House rules; `posture profile init` writes some.")
]

TrackOption = Annotated[
    int | None,
    typer.Option("--track", min=1, metavar="N", help="Which of several video tracks; else the one with people."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingOptions:
    """What every command that judges is told. Raises BadParameter for what does not go together."""

    activity: Annotated[
        Literal["sit", "stand", "walk"] | None,
        typer.Option("--activity", help="What people do whose legs are out of the picture; otherwise seen."),
    ] = None
    language: LanguageOption
    model: ModelOption = None
    thresholds: ThresholdsOption = None
    profile: ProfileOption = None
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Somebody's own baseline, from `posture calibrate`."),
    ] = None
    baseline_person: Annotated[
        int | None,
        typer.Option(
            "--baseline-person", min=1, metavar="N", help="Whose baseline it is, where there are several; else 1."
        ),
    ] = None

    def __post_init__(self) -> None:
        if self.baseline_person is not None and self.baseline is None:
            raise typer.BadParameter("--baseline-person says whose --baseline it is, which is missing")

    @property
    def declared(self) -> Activity | None:
        """The activity that was named, if any."""
        return Activity(self.activity) if self.activity else None


def device(camera: str) -> int | str:
    """The number or the device path of a camera."""
    return int(camera) if camera.isdecimal() else camera


def check_row(rule: str) -> None:
    """Raise BadParameter, with the row that was meant if one is near, for one that is not in the table."""
    from posture.rules import RULES  # here: most commands begin without the rows

    if rule not in RULES:
        close = difflib.get_close_matches(rule, RULES, n=1)
        meant = f"; {close[0]} was meant?" if close else ""
        raise typer.BadParameter(f"there is no row {rule!r}{meant}; `posture rules` lists them")


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Turn a function of one options dataclass into a command: each field is an option, in the order of the fields.

    A field that is itself such a dataclass is replaced by its fields. The annotations are typer's.
    """
    kind = get_type_hints(command)["options"]

    @wraps(command)
    def run(**given: object) -> None:
        command(_gather(kind, given))

    parameters = list(_parameters(kind))
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what typer reads
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _parameters(kind: type[Any]) -> Iterator[inspect.Parameter]:
    hints = get_type_hints(kind, include_extras=True)
    for field in fields(kind):
        if is_dataclass(hints[field.name]):
            yield from _parameters(hints[field.name])
        else:
            default = inspect.Parameter.empty if field.default is MISSING else field.default
            yield inspect.Parameter(
                field.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hints[field.name]
            )


def _gather(kind: type[Any], given: dict[str, object]) -> Any:  # noqa: ANN401 - an instance of `kind`
    hints = get_type_hints(kind)
    values = {
        field.name: _gather(hints[field.name], given) if is_dataclass(hints[field.name]) else given[field.name]
        for field in fields(kind)
    }
    return kind(**values)
