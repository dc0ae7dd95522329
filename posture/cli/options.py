"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from posture.types import Activity, Language

ActivityWish = Annotated[
    Literal["sit", "stand", "walk"] | None,
    typer.Option("--activity", help="What people do whose legs are out of the picture; otherwise seen."),
]
LanguageWish = Annotated[
    Language | None, typer.Option("--language", help="Of the report; that of this machine if not given.")
]
ModelWish = Annotated[
    Path | None, typer.Option("--model", metavar="FILE.task", help="Another pose landmarker bundle (lite, heavy).")
]
ThresholdsWish = Annotated[
    Path | None, typer.Option("--thresholds", metavar="FILE.toml", help="Your own numbers of how much is too much.")
]

ProfileWish = Annotated[
    str | None, typer.Option("--profile", metavar="FILE.toml", help="House rules; `posture profile init` writes some.")
]

BaselineWish = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Somebody's own baseline, from `posture calibrate`."),
]
BaselinePersonWish = Annotated[
    int | None,
    typer.Option(
        "--baseline-person", min=1, metavar="N", help="Whose baseline it is, where there are several; else 1."
    ),
]


TrackWish = Annotated[
    int | None,
    typer.Option("--track", min=1, metavar="N", help="Which of several video tracks; else the one with people."),
]


def check_baseline(baseline: Path | None, person: int | None) -> None:
    """Raise BadParameter where a person is named without a baseline."""
    if person is not None and baseline is None:
        raise typer.BadParameter("--baseline-person says whose --baseline it is, which is missing")


def declared(activity: Literal["sit", "stand", "walk"] | None) -> Activity | None:
    """The activity that was named, if any."""
    return Activity(activity) if activity else None
