"""``posture calibrate``: somebody's own upright posture, from a recording or in front of a camera."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from posture.cli.options import LanguageWish, ModelWish, TrackWish, declared
from posture.cli.screen import ends_well, spoken_language

if TYPE_CHECKING:
    from posture.baseline.record import Stretch, Stretches

_CLOCK: Final = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)", re.ASCII)


def calibrate_command(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to keep it; other postures in it stay.")],
    person: Annotated[str, typer.Option("--person", metavar="NAME", help="Whose it is.")],
    seat: Annotated[str, typer.Option("--seat", metavar="NAME", help="Where: one chair or spot, and its camera.")],
    video: Annotated[Path | None, typer.Argument(metavar="VIDEO", help="A recording.", show_default=False)] = None,
    camera: Annotated[str | None, typer.Option("--camera", help="Be led in front of this camera instead.")] = None,
    begin: Annotated[str | None, typer.Option("--from", metavar="TIME", help="The best posture begins: 0:02")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="TIME", help="... and ends: 0:07")] = None,
    second: Annotated[
        str | None, typer.Option("--second", metavar="TIME-TIME", help="Held again; else the first is halved.")
    ] = None,
    waiting: Annotated[
        str | None, typer.Option("--waiting", metavar="TIME-TIME", help="Natural waiting, to compare with.")
    ] = None,
    activity: Annotated[
        Literal["sit", "stand"] | None,
        typer.Option("--activity", help="What is held; needed without legs in view."),
    ] = None,
    number: Annotated[
        int, typer.Option("--baseline-person", min=1, metavar="N", help="Which of several people, from the left.")
    ] = 1,
    track: TrackWish = None,
    language: LanguageWish = None,
    model: ModelWish = None,
) -> None:
    """Record somebody's own upright posture, for `posture review --baseline FILE`.

    Sit or stand at your best, twice; a slouch is refused with the reason. Without VIDEO, --camera leads you through it.
    """
    if (video is None) == (camera is None):
        raise typer.BadParameter("give either a VIDEO or --camera")
    if video is None and any((begin, end, second, waiting, track)):
        raise typer.BadParameter(
            "--from, --to, --second, --waiting and --track are of a VIDEO; --camera leads through it"
        )
    stretches = _stretches(begin, end, second, waiting) if video else None
    with ends_well():
        from posture.cli.run_calibrate import Wish, calibrate  # here: it loads what plays and sees

        calibrate(
            Wish(
                video=video,
                camera=_device(camera or "0"),
                stretches=stretches,
                person=person,
                seat=seat,
                out=out,
                activity=declared(activity),
                number=number,
                track=track,
                language=language or spoken_language(),
                model=model,
            )
        )


def _stretches(begin: str | None, end: str | None, second: str | None, waiting: str | None) -> Stretches:
    from posture.baseline.record import Stretches  # here: as above

    if begin is None or end is None:
        raise typer.BadParameter("a VIDEO needs --from and --to: where in it the best posture is held")
    return Stretches(
        first=_stretch("--from and --to", begin, end),
        second=_between("--second", second),
        waiting=_between("--waiting", waiting),
    )


def _between(option: str, text: str | None) -> Stretch | None:
    if text is None:
        return None
    begin, dash, end = text.partition("-")
    if not dash:
        raise typer.BadParameter(f"{option} needs two times such as 0:20-0:25, got {text!r}")
    return _stretch(option, begin, end)


def _stretch(option: str, begin: str, end: str) -> Stretch:
    from posture.baseline.record import Stretch  # here: as above

    start, stop = seconds(option, begin), seconds(option, end)
    if start >= stop:
        raise typer.BadParameter(f"{option}: {begin} is not before {end}")
    return Stretch(start, stop)


def seconds(option: str, text: str) -> float:
    """The time that "1:02:03.5", "2:03" or "12.5" names. Raises BadParameter naming the option for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        raise typer.BadParameter(f"{option} needs a time such as 0:07 or 12.5, got {text!r}")
    hours, minutes, rest = found.groups()
    return 3600 * int(hours or 0) + 60 * int(minutes or 0) + float(rest)


def _device(camera: str) -> int | str:
    return int(camera) if camera.isdecimal() else camera
