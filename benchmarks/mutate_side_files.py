"""What becomes of damaged side files: ``python -m benchmarks.mutate_side_files [--count N] [--seed N] [--keep DIR]``.

Sound labels, profiles, thresholds, baselines, reports, weights, kept poses and stores are changed by chance, and all is
done with them that the product does. What is not done or refused in one line is a fault of ours. Needs signals (POSIX).
"""

from __future__ import annotations

import re
import signal
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Annotated, Final

import typer
from rich.table import Table

from benchmarks.side_file_kinds import SideFileKind, side_file_kinds
from calibration.commands.common import wide_console
from posture.errors import PostureError, SettingsError

SECONDS: Final = 60.0
"""That one file may take; the slowest sound one takes under one, on a machine that does nothing else."""
SHOWN: Final = 1_500
"""Characters of what was said that are printed."""
LONGEST: Final = 3_000
"""Characters of one line that a person can still read: twenty faults of an entry each."""


class Fate(StrEnum):
    """What became of a file."""

    USED = "ok"
    REFUSED = "refused in one line"
    WORDY = "refused otherwise"
    TRACEBACK = "traceback"
    HANG = "hang"
    HALF = "left half-written"


FAULTS: Final = (Fate.WORDY, Fate.TRACEBACK, Fate.HANG, Fate.HALF)


class TimeOverError(BaseException):
    """A file took too long; nothing that handles errors handles it."""


def main(
    count: Annotated[int, typer.Option(min=1, help="Files in all.")] = 5000,
    seed: Annotated[int, typer.Option(help="The same seed makes the same files.")] = 1,
    kinds: Annotated[str, typer.Option(help="Only these kinds, with semicolons between them.")] = "",
    keep: Annotated[Path | None, typer.Option(help="Keep files with which something went wrong here.")] = None,
) -> None:
    """Make the files, use them, and print what became of them; exit code 1 where something went wrong."""
    with TemporaryDirectory() as folder:
        wanted = _chosen(Path(folder), kinds)
        found = {name: _fates(kind, name, range(-(-count // len(wanted))), seed, keep) for name, kind in wanted.items()}
    wide_console().print(_table(found))
    raise typer.Exit(1 if any(fates[fault] for fates in found.values() for fault in FAULTS) else 0)


def _chosen(folder: Path, names: str) -> dict[str, SideFileKind]:
    every = dict(side_file_kinds(folder))
    chosen = [name.strip() for name in names.split(";") if name.strip()] or list(every)
    return {name: every[name] for name in chosen}


def _fates(kind: SideFileKind, name: str, numbers: range, seed: int, keep: Path | None) -> Counter[Fate]:
    sound, fates = kind.sound(), Counter[Fate]()
    if fate_of(kind, sound)[0] is not Fate.USED:
        raise SettingsError(f"a sound file of the kind {name} was wanted; {fate_of(kind, sound)[1]}")
    for number in numbers:
        content = kind.mishap(sound, Random(f"{seed} {name} {number}"))
        fate, told = fate_of(kind, content)
        fates[fate] += 1
        if fate in FAULTS:
            print(f"{name} {number}: {fate}: {told[:SHOWN]}", flush=True)
            _keep(keep, f"{re.sub(r'[^a-z0-9]+', '-', name)}-{number}{kind.suffix}", content)
    return fates


def fate_of(kind: SideFileKind, content: bytes, seconds: float = SECONDS) -> tuple[Fate, str]:
    """What becomes of a file with this content, and what was said of it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"clip{kind.suffix}"
        path.write_bytes(content)
        fate, told = _used(kind, path, seconds)
        left = [found.name for found in Path(folder).glob(".posture-*")]
    return (Fate.HALF, ", ".join(left)) if left else (fate, told)


def _used(kind: SideFileKind, path: Path, seconds: float) -> tuple[Fate, str]:
    try:
        with _limited(seconds), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            kind.use(path)
    except PostureError as error:
        line = str(error)
        return (Fate.REFUSED if "\n" not in line and len(line) < LONGEST else Fate.WORDY), line[:LONGEST]
    except TimeOverError:
        return Fate.HANG, traceback.format_exc(limit=-3)
    except BaseException:  # whatever a damaged file does is what is looked for
        return Fate.TRACEBACK, traceback.format_exc(limit=-5)
    return Fate.USED, ""


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    def over(*_: object) -> None:
        raise TimeOverError

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _keep(folder: Path | None, name: str, content: bytes) -> None:
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def _table(found: dict[str, Counter[Fate]]) -> Table:
    table = Table(title=f"Damaged side files, {time.strftime('%d %B %Y')}", title_justify="left")
    for heading in ("kind", "files", *Fate):
        table.add_column(heading, justify="left" if heading == "kind" else "right")
    for name, fates in (*found.items(), ("all", sum(found.values(), Counter[Fate]()))):
        table.add_row(name, str(fates.total()), *(str(fates[fate]) for fate in Fate))
    return table


if __name__ == "__main__":
    typer.run(main)
