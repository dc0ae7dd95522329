"""``posture batch``: many recordings judged, on this machine or on a cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

import typer

from posture.cli.console import exit_on_error
from posture.cli.options import JudgingOptions, TrackOption, with_options
from posture.report.file_name import RESULT_FILES

_TEXTS: Final = tuple(form for form in RESULT_FILES if form != "annotated")
"""What costs next to nothing; drawing the video takes half as long again."""


def _forms(wanted: str) -> tuple[str, ...]:
    """The forms that are named, each once, in the order of `RESULT_FILES`. Raises BadParameter for one unknown."""
    named = [form.strip() for form in wanted.split(",") if form.strip()]
    unknown = [form for form in named if form not in RESULT_FILES]
    if unknown or not named:
        raise typer.BadParameter(f"some of {', '.join(RESULT_FILES)} were wanted, got {wanted!r}")
    return tuple(form for form in RESULT_FILES if form in named)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOptions:
    """What a batch is told. Raises BadParameter for what does not go together."""

    source: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER|LIST",
            help="A folder of videos, or a text file of paths and URLs.",
            show_default=False,
        ),
    ]
    out: Annotated[
        str, typer.Option("--out", metavar="DIR", help="Where all results go, a folder for each recording; or a URL.")
    ]
    formats: Annotated[
        str, typer.Option("--formats", metavar="A,B", help=f"What is written of each: {', '.join(RESULT_FILES)}.")
    ] = ",".join(_TEXTS)
    evidence: Annotated[bool, typer.Option("--evidence", help="Put pictures of don'ts into the pages (html).")] = False
    blur_faces: Annotated[
        bool, typer.Option("--blur-faces", help="Blur everyone followed, in --evidence and annotated videos.")
    ] = False
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, metavar="N", help="Recordings at once; else as many as there is room for."),
    ] = None
    dask: Annotated[
        str | None,
        typer.Option("--dask", metavar="ADDRESS", help="Have it done by a Dask cluster that runs already."),
    ] = None
    judging: JudgingOptions
    track: TrackOption = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but warnings and errors.")] = False

    def __post_init__(self) -> None:
        if self.evidence and "html" not in self.forms:
            raise typer.BadParameter("--evidence puts pictures into the pages of html, which --formats does not name")
        if self.blur_faces and not (self.evidence or "annotated" in self.forms):
            raise typer.BadParameter("--blur-faces is for --evidence and annotated videos, of which there are none")
        if self.jobs is not None and self.dask is not None:
            raise typer.BadParameter("--jobs is of this machine; a --dask cluster has as many as its workers")

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of the results that are wanted."""
        return _forms(self.formats)


@with_options
def batch_command(options: BatchOptions) -> None:
    """Judge all recordings of a folder or list, and put what was shown into one table.

    Each recording gets a folder of results in --out; summary.csv and summary.parquet there have a line for each person
    and row. A recording that cannot be read is named and stops no other. The same command again goes on where it was.
    """
    with exit_on_error():
        from posture.cli.run_batch import run_batch  # here: it loads what plays and sees

        run_batch(options)
