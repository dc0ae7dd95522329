"""``posture review``: a recording judged."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated

import typer
from typer.models import OptionInfo

from posture.atomic_files import STDOUT, check_writable
from posture.cli.console import exit_on_error
from posture.cli.options import JudgingOptions, TrackOption, with_options


def place(option: str, says: str, form: str = "FILE") -> OptionInfo:
    """Where a result goes."""
    made: OptionInfo = typer.Option(option, metavar=form, help=says, rich_help_panel="Results")
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultOptions:
    """A file for each form of the report, None where it is not wanted; `STDOUT` is standard output.

    Raises BadParameter where standard output cannot take what is wanted.
    """

    json: Annotated[Path | None, place("--json", "The whole report as data; - is standard output, here and below.")] = (
        None
    )
    csv: Annotated[Path | None, place("--csv", "One line per episode, for spreadsheets.")] = None
    boris: Annotated[Path | None, place("--boris", "Events to paste into BORIS.")] = None
    eaf: Annotated[Path | None, place("--eaf", "Tiers to look at and correct in ELAN, beside the video.")] = None
    vtt: Annotated[Path | None, place("--vtt", "Captions with the advice, to play beside the video.")] = None
    html: Annotated[Path | None, place("--html", "One page to read and print, with timelines and charts.")] = None
    annotated: Annotated[
        Path | None, place("--annotated", "The video with skeletons and verdicts drawn on it.", "FILE.mp4")
    ] = None

    def __post_init__(self) -> None:
        if len(self.on_stdout) > 1:
            raise typer.BadParameter(f"only one result can go to standard output, not {' and '.join(self.on_stdout)}")
        if "annotated" in self.on_stdout:
            raise typer.BadParameter("--annotated needs a file: a video cannot be written to standard output")

    @property
    def wanted(self) -> dict[str, Path]:
        """The files by their form."""
        places = {field.name: getattr(self, field.name) for field in fields(self)}
        return {form: place for form, place in places.items() if place is not None}

    @property
    def on_stdout(self) -> list[str]:
        """The forms that go to standard output."""
        return [form for form, place in self.wanted.items() if place == STDOUT]

    @property
    def files(self) -> list[Path]:
        """The files that are written."""
        return [place for place in self.wanted.values() if place != STDOUT]

    def check(self, recording: Path) -> None:
        """Raise OutputError if one of the files could not be written, or would overwrite the recording or another."""
        taken = [recording]
        for place in self.files:
            check_writable(place, keep=taken)
            taken.append(place)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOptions:
    """What a review is told. Raises BadParameter for what does not go together."""

    video: Annotated[Path, typer.Argument(metavar="VIDEO", help="Any format that FFmpeg reads.", show_default=False)]
    results: ResultOptions
    evidence: Annotated[bool, typer.Option("--evidence", help="Put pictures of don'ts into --html.")] = False
    blur_faces: Annotated[
        bool, typer.Option("--blur-faces", help="Blur everyone followed, in --evidence and --annotated.")
    ] = False
    judging: JudgingOptions
    track: TrackOption = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but warnings and errors.")] = False

    def __post_init__(self) -> None:
        if self.evidence and not self.results.html:
            raise typer.BadParameter("--evidence puts pictures into the page of --html, which is missing")
        if self.blur_faces and not (self.evidence or self.results.annotated):
            raise typer.BadParameter(
                "--blur-faces is for the pictures of --evidence and --annotated, which are missing"
            )


@with_options
def review_command(options: ReviewOptions) -> None:
    """Judge a recording of one or more people: what was shown, when, and what could not be judged.

    Prints the table as it turned out, and writes the results that are asked for.
    """
    with exit_on_error():
        from posture.cli.run_review import run_review  # here: it loads what plays and sees

        run_review(options)
