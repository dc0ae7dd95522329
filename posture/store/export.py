"""All that is kept of somebody, as a zip of files that other programs read."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Final

import numpy as np
from numpy.typing import NDArray

from posture.baseline.schema import BaselineFile
from posture.pose.pose import Pose, PoseFrame
from posture.practice.messages import Utterance
from posture.report.csv import csv_text, inert
from posture.report.model import Report
from posture.store.frame_codec import landmark_values
from posture.store.history import PracticeEntry
from posture.store.readme import ABOUT_LANDMARKS, README

CUE_COLUMNS: Final = ("id", "seconds", "kind", "rule", "text")
HISTORY_COLUMNS: Final = (
    "practice", "started_utc", "seconds", "finished", "seat", "drill", "activity", "score", "low", "high", "coverage",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExportedPractice:
    """One practice as it is exported."""

    entry: PracticeEntry
    report: Report | None
    """None where it is not finished."""
    cues: Sequence[Utterance]
    frames: Iterable[PoseFrame]


def write_zip(file: IO[bytes], practices: Sequence[ExportedPractice], baselines: Sequence[BaselineFile]) -> None:
    """Write it to an open file. What is in it, with units, stands in its README.txt (posture.store.readme)."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("README.txt", README)
        out.writestr("practices.csv", _table(HISTORY_COLUMNS, (_line(kept.entry) for kept in practices)))
        for number, baseline in enumerate(baselines, start=1):
            out.writestr(f"baselines/{number}.json", baseline.to_json())
        for kept in practices:
            _write_practice(out, f"practice-{kept.entry.id}", kept)


def _write_practice(out: zipfile.ZipFile, folder: str, kept: ExportedPractice) -> None:
    out.writestr(f"{folder}/settings.json", kept.entry.settings.model_dump_json(indent=1) + "\n")
    if kept.report:
        out.writestr(f"{folder}/report.json", kept.report.to_json() + "\n")
    out.writestr(f"{folder}/cues.csv", _cues(kept.cues))
    # The arrays' own format is not compressed: the zip's is.
    with out.open(f"{folder}/landmarks.npz", "w", force_zip64=True) as file:
        np.savez(file, allow_pickle=False, **_arrays(kept.frames))


def _line(entry: PracticeEntry) -> tuple[object, ...]:
    chosen, score = entry.settings, entry.score
    marks = (score.value, score.low, score.high, score.coverage) if score else ("", "", "", "")
    started = f"{entry.started:%Y-%m-%dT%H:%M:%SZ}"
    about = (inert(chosen.seat), inert(chosen.drill), chosen.activity or "")
    return entry.id, started, f"{entry.seconds:.3f}", int(entry.finished), *about, *marks


def _cues(cues: Iterable[Utterance]) -> bytes:
    return _table(CUE_COLUMNS, ((c.id, f"{c.time:.3f}", c.kind, c.rule or "", inert(c.text)) for c in cues))


def _table(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> bytes:
    """With the mark by which spreadsheets know UTF-8."""
    return csv_text(columns, lines).encode("utf-8-sig")


def _bodies(frames: Iterable[PoseFrame]) -> Iterator[tuple[float, int, int, int, Pose]]:
    """Time, number of the person, width, height and pose of everyone that is judged."""
    for frame in frames:
        for time, one in (*frame.earlier, *((frame.time, one) for one in frame.people)):
            yield time, one.person, frame.width, frame.height, one.pose


def _arrays(frames: Iterable[PoseFrame]) -> dict[str, NDArray[np.generic]]:
    """By the names in ABOUT_LANDMARKS; a row for each body in each frame."""
    marks: list[tuple[float, int, int, int]] = []
    values: list[NDArray[np.float32]] = []
    for time, person, width, height, pose in _bodies(frames):
        marks.append((time, person, width, height))
        values.append(landmark_values(pose))
    heads = np.array(marks, dtype=np.float64).reshape(-1, 4)
    marked = np.array(values, dtype=np.float32).reshape(-1, 33, 7)
    return {
        "about": np.array(ABOUT_LANDMARKS),
        "time": heads[:, 0],
        "person": heads[:, 1].astype(np.int32),
        "size": heads[:, 2:4].astype(np.int32),
        "picture": marked[:, :, 0:2],
        "world": marked[:, :, 2:5],
        "visibility": marked[:, :, 5],
        "presence": marked[:, :, 6],
    }
