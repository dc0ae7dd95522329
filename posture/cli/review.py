"""``posture review``: a recording judged."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from typer.models import OptionInfo

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
from posture.report.writer import Results


def _place(option: str, says: str, form: str = "FILE") -> OptionInfo:
    place: OptionInfo = typer.Option(option, metavar=form, help=says, rich_help_panel="Results")
    return place


def review_command(
    video: Annotated[Path, typer.Argument(metavar="VIDEO", help="Any format that FFmpeg reads.", show_default=False)],
    json: Annotated[
        Path | None, _place("--json", "The whole report as data; - is standard output, here and below.")
    ] = None,
    csv: Annotated[Path | None, _place("--csv", "One line per episode, for spreadsheets.")] = None,
    boris: Annotated[Path | None, _place("--boris", "Events to paste into BORIS.")] = None,
    eaf: Annotated[Path | None, _place("--eaf", "Tiers to look at and correct in ELAN, beside the video.")] = None,
    vtt: Annotated[Path | None, _place("--vtt", "Captions with the advice, to play beside the video.")] = None,
    html: Annotated[Path | None, _place("--html", "One page to read and print, with timelines and charts.")] = None,
    annotated: Annotated[
        Path | None, _place("--annotated", "The video with skeletons and verdicts drawn on it.", "FILE.mp4")
    ] = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Put pictures of don'ts into --html.")] = False,
    blur_faces: Annotated[
        bool, typer.Option("--blur-faces", help="Blur everyone followed, in --evidence and --annotated.")
    ] = False,
    activity: ActivityWish = None,
    language: LanguageWish = None,
    model: ModelWish = None,
    thresholds: ThresholdsWish = None,
    profile: ProfileWish = None,
    baseline: BaselineWish = None,
    baseline_person: BaselinePersonWish = None,
    track: TrackWish = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but warnings and errors.")] = False,
) -> None:
    """Judge a recording of one or more people: what was shown, when, and what could not be judged.

    Prints the table as it turned out, and writes the results that are asked for.
    """
    results = Results(json=json, csv=csv, boris=boris, eaf=eaf, vtt=vtt, html=html, annotated=annotated)
    _check(results, evidence=evidence, blur_faces=blur_faces)
    check_baseline(baseline, baseline_person)
    with ends_well():
        from posture.cli.run_judging import (  # here: it loads what plays and sees, which the rest can do without
            Wish,
            judge,
        )

        judge(
            Wish(
                video=video,
                results=results,
                evidence=evidence,
                blur_faces=blur_faces,
                activity=declared(activity),
                language=language or spoken_language(),
                model=model,
                thresholds=thresholds,
                profile=profile,
                baseline=baseline,
                baseline_person=baseline_person,
                track=track,
                quiet=quiet,
            )
        )


def _check(results: Results, *, evidence: bool, blur_faces: bool) -> None:
    """Raise BadParameter, which ends with exit code 2, for wishes that do not go together."""
    if len(results.on_stdout) > 1:
        raise typer.BadParameter(f"only one result can go to standard output, not {' and '.join(results.on_stdout)}")
    if "annotated" in results.on_stdout:
        raise typer.BadParameter("--annotated needs a file: a video cannot be written to standard output")
    if evidence and not results.html:
        raise typer.BadParameter("--evidence puts pictures into the page of --html, which is missing")
    if blur_faces and not (evidence or results.annotated):
        raise typer.BadParameter("--blur-faces is for the pictures of --evidence and --annotated, which are missing")
