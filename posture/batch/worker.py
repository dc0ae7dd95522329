"""What is done with one recording, wherever that is: look at it, judge it, write its results.

Every function takes and gives what can be sent between machines, can be called again without harm, and tells what goes
wrong instead of raising it, so that one recording stops no other.
"""

from __future__ import annotations

import hashlib
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

from posture.batch.build import judging_build
from posture.batch.locations import is_disk_full, joined, local_file, remove, results_folder, stamp, write_bytes
from posture.batch.record import RECORD_FILE, BatchRecord, RecordingFailure, row_lines
from posture.batch.recordings import BatchRecording
from posture.batch.settings import BatchSettings, JudgingKit, judging_kit
from posture.errors import MissingPackageError, ModelError, PostureError, SettingsError
from posture.sources.file import open_video

_OF_ALL: Final = (ModelError, SettingsError, MissingPackageError)
_BLOCK: Final = 1 << 20
"""Bytes that are read at a time."""

Given = ParamSpec("Given")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class ContentIdentity:
    """Which recording a file is."""

    content: str
    """SHA-256."""
    stamp: str
    seconds: float | None
    """As its header has it; None where it does not say, or was not looked at."""


def telling_failures(work: Callable[Given, Found]) -> Callable[Given, Found | RecordingFailure]:
    """The same, but whatever goes wrong is given back. An interruption is none of it."""

    @wraps(work)
    def told(*given: Given.args, **named: Given.kwargs) -> Found | RecordingFailure:
        try:
            return work(*given, **named)
        except PostureError as error:
            return RecordingFailure(str(error), isinstance(error, _OF_ALL) or is_disk_full(error))
        except Exception as error:
            return RecordingFailure(f"{type(error).__name__}: {error}", is_disk_full(error))

    return told


@telling_failures
def identify(recording: BatchRecording, before: BatchRecord | None) -> ContentIdentity:
    """Which recording it is; one that was judged `before` is read only if its file has changed."""
    now = stamp(recording.place)
    if before and before.stamp == now:
        return ContentIdentity(before.content, now, None)
    with local_file(recording.place) as file, open_video(file) as video:
        return ContentIdentity(_content(file), now, video.duration)


def _content(file: Path) -> str:
    whole = hashlib.sha256()
    with file.open("rb") as content:
        while block := content.read(_BLOCK):
            whole.update(block)
    return whole.hexdigest()


@telling_failures
def judge_recording(recording: BatchRecording, identity: ContentIdentity, settings: BatchSettings) -> BatchRecord:
    """Judge it, write what is wanted of it, and give back its record, which is written last."""
    from posture.batch.recording_review import RecordingReview  # here: whoever sends it does without what sees

    begin, kit = time.monotonic(), judging_kit(settings)
    check_build(settings, kit)
    place = joined(settings.out, recording.name)
    record_place = joined(place, RECORD_FILE)
    with local_file(recording.place) as file, results_folder(place) as folder:
        remove(record_place)  # from here on the results are no longer those that it tells of
        review_of = RecordingReview(recording, settings, kit, folder)
        result = review_of.run(file)
        review_of.write(result)
    record = BatchRecord(
        file=recording.name,
        content=identity.content,
        stamp=identity.stamp,
        fingerprint=settings.fingerprint,
        version=settings.build.version,
        forms=settings.forms,
        took=round(time.monotonic() - begin, 3),
        notes=tuple(review_of.notes),
        lines=row_lines(result.report, settings.language),
    )
    write_bytes(record_place, (record.model_dump_json(by_alias=True, indent=1) + "\n").encode())
    return record


@telling_failures
def check_worker(settings: BatchSettings) -> None:
    """Whether this process judges as the one that sends the recordings; the failure says what is not the same."""
    check_build(settings, judging_kit(settings))


def check_build(settings: BatchSettings, kit: JudgingKit) -> None:
    """Raise SettingsError where this process would not judge as the one that sends the recordings."""
    own = judging_build(kit.profile, Path(settings.model) if settings.model else None)
    difference = settings.build.difference(own)
    if difference:
        where = f"the worker on {platform.node()} would judge otherwise"
        raise SettingsError(f"{where}: {difference}; install the same on all, then start the workers anew")
