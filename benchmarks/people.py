"""How many people are found, against how many there are: ``python -m benchmarks.people SOURCE...``.

A source is a folder of labelled clips, or a table of real clips: a CSV file beside them whose columns ``file``,
``seconds`` and ``people`` name a clip, its length (empty for a photograph, which is left out) and how many people it
shows, as "2", "2-3", or "1 at a time (6 people)". Anything else is not compared.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from calibration.formats import read_labels_in
from posture.assets.pose_model import Models, ensure_model
from posture.perception.pipeline import PosePipeline
from posture.review_video import open_recording

LEAST_SECONDS = 0.5
"""Somebody seen for less is not counted as found, but as a glimpse."""

Bounds = tuple[int, int]
"""Fewest and most people."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip and how many people it shows; None where nobody has counted."""

    path: Path
    expected: Bounds | None


@dataclass(frozen=True, slots=True)
class Count:
    """What was found in a clip."""

    seconds: dict[int, float]
    """For how long each number was seen."""
    together: int
    """Most people in one frame."""
    frames: int
    cost: float
    """Milliseconds a frame, without decoding."""

    @property
    def found(self) -> int:
        """Numbers that were seen for long enough."""
        return sum(seconds >= LEAST_SECONDS for seconds in self.seconds.values())

    @property
    def glimpses(self) -> int:
        """Numbers that were not."""
        return len(self.seconds) - self.found


def clips(source: Path) -> Iterator[Clip]:
    """The clips of a folder of labels, or of a table."""
    if source.is_dir():
        for path in sorted(source.glob("*.json")):
            (label,) = read_labels_in(path)
            yield Clip(source / label.clip, (len(label.people), len(label.people)))
        return
    with source.open(newline="", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            if row["seconds"]:
                yield Clip(source.parent / row["file"], bounds(row["people"]))


def bounds(people: str) -> Bounds | None:
    """How many people a table's cell means."""
    one_by_one = re.fullmatch(r"1 at a time \((\d+) people\)", people)
    if one_by_one:
        return int(one_by_one[1]), int(one_by_one[1])
    numbers = re.fullmatch(r"(\d+)(?:-(\d+))?", people)
    return (int(numbers[1]), int(numbers[2] or numbers[1])) if numbers else None


def count_people(path: Path, models: Models) -> Count:
    """Follow everyone in a clip."""
    seconds: Counter[int] = Counter()
    together = frames = 0
    busy = last = 0.0
    with PosePipeline(models) as pipeline:
        for frame in open_recording(path).frames():
            start = perf_counter()
            people = [person.person for person in pipeline.track(frame).people]
            busy += perf_counter() - start
            step, last, frames = frame.time - last, frame.time, frames + 1
            together = max(together, len(people))
            for number in people:
                seconds[number] += round(step * 1e6)
    return Count(
        {number: micro / 1e6 for number, micro in sorted(seconds.items())}, together, frames, 1e3 * busy / frames
    )


def verdict(clip: Clip, count: Count) -> str:
    """Whether as many were found as there are."""
    if clip.expected is None:
        return "not compared"
    least, most = clip.expected
    if count.found < least:
        return f"{least - count.found} missed"
    return f"{count.found - most} too many" if count.found > most else "right"


def main(
    sources: Annotated[list[Path], typer.Argument(exists=True, help="Folders of labels, or tables.")],
    only: Annotated[str, typer.Option(help="Part of the clips' names.")] = "",
) -> None:
    """Count people in every clip, and print found against expected."""
    models = ensure_model()
    table = Table(title="People found and expected")
    for column in ("clip", "expected", "found", "at once", "glimpses", "ms/frame", "verdict"):
        table.add_column(column, justify="left" if column in {"clip", "verdict"} else "right")
    verdicts: Counter[str] = Counter()
    for clip in (clip for source in sources for clip in clips(source) if only in clip.path.name):
        count = count_people(clip.path, models)
        said = verdict(clip, count)
        verdicts[said] += 1
        expected = "-".join(map(str, sorted(set(clip.expected)))) if clip.expected else "?"
        numbers = (count.found, count.together, count.glimpses, f"{count.cost:.1f}")
        table.add_row(clip.path.name, expected, *map(str, numbers), said)
    Console().print(table, dict(verdicts.most_common()))


if __name__ == "__main__":
    typer.run(main)
