"""``posture watch``: the same engine on a camera, as plain text; the page is for more."""

from __future__ import annotations

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
    check_baseline,
    declared,
)
from posture.cli.screen import ends_well, spoken_language


def watch_command(
    camera: Annotated[str, typer.Option("--camera", help="Its number, or its device path.")] = "0",
    seconds: Annotated[float | None, typer.Option("--seconds", min=0, help="Stop by itself after so long.")] = None,
    activity: ActivityWish = None,
    language: LanguageWish = None,
    model: ModelWish = None,
    thresholds: ThresholdsWish = None,
    profile: ProfileWish = None,
    baseline: BaselineWish = None,
    baseline_person: BaselinePersonWish = None,
) -> None:
    """Judge what a camera sees, live, and print the table at the end. Ctrl-C ends it; nothing is recorded."""
    check_baseline(baseline, baseline_person)
    with ends_well():
        from posture.cli.run_watch import Wish, watch  # here: it loads what sees

        watch(
            Wish(
                camera=int(camera) if camera.isdecimal() else camera,
                seconds=seconds,
                activity=declared(activity),
                language=language or spoken_language(),
                model=model,
                thresholds=thresholds,
                profile=profile,
                baseline=baseline,
                baseline_person=baseline_person,
            )
        )
