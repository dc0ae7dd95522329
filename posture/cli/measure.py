"""``posture measure``: what one row measures over time."""

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
    check_baseline,
    check_row,
    declared,
)
from posture.cli.review import place
from posture.cli.screen import ends_well, spoken_language
from posture.report.writer import Results


def measure_command(
    video: Annotated[Path, typer.Argument(metavar="VIDEO", help="Any format that FFmpeg reads.", show_default=False)],
    rule: Annotated[str, typer.Option("--rule", metavar="ID", help="The row, such as sit.leg_crossed.")],
    csv: Annotated[Path | None, place("--csv", "One line per frame; - is standard output.")] = None,
    plot: Annotated[
        Path | None, place("--plot", "Value and level over time, with the limits.", "FILE.png|html")
    ] = None,
    person: Annotated[
        int | None, typer.Option("--person", min=1, metavar="N", help="Who; else whoever is in view the longest.")
    ] = None,
    activity: ActivityWish = None,
    language: LanguageWish = None,
    model: ModelWish = None,
    thresholds: ThresholdsWish = None,
    profile: ProfileWish = None,
    baseline: BaselineWish = None,
    baseline_person: BaselinePersonWish = None,
) -> None:
    """Say what one row measures over time, by which limits it judges, and when it is silent and why.

    For whoever places a limit: the values of each stretch, beside the numbers that they are compared with.
    """
    check_row(rule)
    if plot is not None and plot.suffix.lower() not in {".png", ".html"}:
        raise typer.BadParameter(f"--plot: a name ending in .png or .html was wanted, got {plot.name}")
    check_baseline(baseline, baseline_person)
    with ends_well():
        from posture.cli.run_judging import Wish  # here: they load what plays and sees
        from posture.cli.run_measure import measure

        wish = Wish(
            video=video,
            results=Results(csv=csv),
            evidence=False,
            blur_faces=False,
            activity=declared(activity),
            language=language or spoken_language(),
            model=model,
            thresholds=thresholds,
            profile=profile,
            baseline=baseline,
            baseline_person=baseline_person,
            quiet=False,
        )
        measure(wish, rule, person, plot)
