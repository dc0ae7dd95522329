"""The command `posture` with a pose model that always finds the same, also in the processes that it starts.

Those import this file, too, as they would any other main module. What a recording is called says what happens when it
is judged, each the first time only, which a file in the folder ACTED remembers:

    die*        the process that judges it is killed
    die-always* as often as it is judged
    client*     the process that ordered it is killed, and nothing more happens here
    interrupt*  that one gets the signal of Ctrl-C, and nothing more happens here
"""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

import posture.batch.build
from posture.batch.recording_review import RecordingReview
from posture.report.review_result import ReviewResult
from tests.fakes import Standing, use

_review = RecordingReview.run


def first_time(name: str) -> bool:
    place = Path(os.environ["ACTED"], f"{name}.acted")
    if place.exists():
        return False
    place.touch()
    return True


def act(name: str) -> None:
    if name.startswith("die-always") or (name.startswith("die") and first_time(name)):
        os.kill(os.getpid(), signal.SIGKILL)
    for start, number in (("client", signal.SIGKILL), ("interrupt", signal.SIGINT)):
        if name.startswith(start) and first_time(name):
            os.kill(int(os.environ.get("CLIENT") or os.getppid()), number)
            threading.Event().wait()


def acted_review(self: RecordingReview, file: Path) -> ReviewResult:
    (self.folder / "report.json").touch()  # something half-written, were it not for the record that comes last
    act(self.recording.name)
    return _review(self, file)


def prepare() -> None:
    patch = pytest.MonkeyPatch()
    use(Standing, patch)
    patch.setattr(posture.batch.build, "_model_digest", lambda _: os.environ.get("ACTED_MODEL", "0123"))
    patch.setattr(RecordingReview, "run", acted_review)


prepare()

if __name__ == "__main__":
    if os.environ.get("ACTED_FILE_LIMIT"):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(os.environ["ACTED_FILE_LIMIT"]),) * 2)
    from posture.cli import main

    main()
