"""``posture calibrate``: somebody's own upright posture, from a recording or in front of a camera."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from posture.cli.console import exit_on_error
from posture.cli.options import LanguageOption, ModelOption, TrackOption, with_options
from posture.types import Activity

if TYPE_CHECKING:
    from posture.baseline.record import TrialInterval, TrialIntervals

_CLOCK: Final = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrateOptions:
    """What taking a baseline is told. Raises BadParameter for what does not go together."""

    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to keep it; other postures in it stay.")]
    person: Annotated[str, typer.Option("--person", metavar="NAME", help="Whose it is.")]
    seat: Annotated[str, typer.Option("--seat", metavar="NAME", help="Where: one chair or spot, and its camera.")]
    video: Annotated[Path | None, typer.Argument(metavar="VIDEO", help="A recording.", show_default=False)] = None
    camera: Annotated[str | None, typer.Option("--camera", help="Be led in front of this camera instead.")] = None
    begin: Annotated[str | None, typer.Option("--from", metavar="TIME", help="The best posture begins: 0:02")] = None
    end: Annotated[str | None, typer.Option("--to", metavar="TIME", help="... and ends: 0:07")] = None
    second: Annotated[
        str | None, typer.Option("--second", metavar="TIME-TIME", help="Held again; else the first is halved.")
    ] = None
    waiting: Annotated[
        str | None, typer.Option("--waiting", metavar="TIME-TIME", help="Natural waiting, to compare with.")
    ] = None
    activity: Annotated[
        Literal["sit", "stand"] | None,
        typer.Option("--activity", help="What is held; needed without legs in view."),
    ] = None
    number: Annotated[
        int, typer.Option("--baseline-person", min=1, metavar="N", help="Which of several people, from the left.")
    ] = 1
    track: TrackOption = None
    language: LanguageOption
    model: ModelOption = None

    def __post_init__(self) -> None:
        if (self.video is None) == (self.camera is None):
            raise typer.BadParameter("give either a VIDEO or --camera")
        if self.video is None and any((self.begin, self.end, self.second, self.waiting, self.track)):
            raise typer.BadParameter(
                "--from, --to, --second, --waiting and --track are of a VIDEO; --camera leads through it"
            )

    @property
    def declared(self) -> Activity | None:
        """The activity that was named, if any."""
        return Activity(self.activity) if self.activity else None

    def stretches(self) -> TrialIntervals:
        """Where in the recording the posture is held. Raises BadParameter where that is not said, or not in times."""
        from posture.baseline.record import TrialIntervals  # here: it loads what plays and sees

        if self.begin is None or self.end is None:
            raise typer.BadParameter("a VIDEO needs --from and --to: where in it the best posture is held")
        return TrialIntervals(
            first=_stretch("--from and --to", self.begin, self.end),
            second=_between("--second", self.second),
            waiting=_between("--waiting", self.waiting),
        )


@with_options
def calibrate_command(options: CalibrateOptions) -> None:
    """Record somebody's own upright posture, for `posture review --baseline FILE`.

    Sit or stand at your best, twice; a slouch is refused with the reason. Without VIDEO, --camera leads you through it.
    """
    with exit_on_error():
        from posture.cli.run_calibrate import run_calibrate  # here: as above

        run_calibrate(options)


def _between(option: str, text: str | None) -> TrialInterval | None:
    if text is None:
        return None
    begin, dash, end = text.partition("-")
    if not dash:
        raise typer.BadParameter(f"{option} needs two times such as 0:20-0:25, got {text!r}")
    return _stretch(option, begin, end)


def _stretch(option: str, begin: str, end: str) -> TrialInterval:
    from posture.baseline.record import TrialInterval  # here: as above

    start, stop = seconds(option, begin), seconds(option, end)
    if start >= stop:
        raise typer.BadParameter(f"{option}: {begin} is not before {end}")
    return TrialInterval(start, stop)


def seconds(option: str, text: str) -> float:
    """The time that "1:02:03.5", "2:03" or "12.5" names. Raises BadParameter naming the option for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        raise typer.BadParameter(f"{option} needs a time such as 0:07 or 12.5, got {text!r}")
    hours, minutes, rest = found.groups()
    return 3600 * int(hours or 0) + 60 * int(minutes or 0) + float(rest)
