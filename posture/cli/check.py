"""``posture check``: what this camera, seat and light can judge, before anybody practises."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from posture.cli.options import (
    ActivityWish,
    BaselinePersonWish,
    BaselineWish,
    LanguageWish,
    ModelWish,
    ProfileWish,
    ThresholdsWish,
    TrackWish,
    check_baseline,
    declared,
)
from posture.cli.screen import ends_well, spoken_language


def check_command(
    video: Annotated[
        Path | None, typer.Argument(metavar="[VIDEO]", help="A recording in place of a camera.", show_default=False)
    ] = None,
    camera: Annotated[
        str | None, typer.Option("--camera", help="Its number, or its device path; 0 if not given.")
    ] = None,
    seconds: Annotated[float, typer.Option("--seconds", min=1, help="How long to look.")] = 10.0,
    activity: ActivityWish = None,
    language: LanguageWish = None,
    model: ModelWish = None,
    thresholds: ThresholdsWish = None,
    profile: ProfileWish = None,
    baseline: BaselineWish = None,
    baseline_person: BaselinePersonWish = None,
    track: TrackWish = None,
) -> None:
    """Say which rows can be judged as somebody is filmed now, which cannot and why, and what to change.

    Sit or stand as you are going to be filmed. Nothing is recorded.
    """
    if video is not None and camera is not None:
        raise typer.BadParameter("either a recording or --camera, not both")
    if video is None and track is not None:
        raise typer.BadParameter("--track is of a recording, which is missing")
    check_baseline(baseline, baseline_person)
    with ends_well():
        from posture.cli.run_check import Wish, check  # here: it loads what sees

        named = camera or "0"
        check(
            Wish(
                source=video or (int(named) if named.isdecimal() else named),
                seconds=seconds,
                activity=declared(activity),
                language=language or spoken_language(),
                model=model,
                thresholds=thresholds,
                profile=profile,
                baseline=baseline,
                baseline_person=baseline_person,
                track=track,
            )
        )
