"""The command `posture` with a pose model that always finds the same, also in the processes that it starts.

Those import this file, too, as they would any other main module. What a recording is called says what happens when it
is judged, each the first time only, which a file in the folder ACTED remembers:

    die*        the process that judges it is killed
    die-always* as often as it is judged
    client*     the process that ordered it is killed, and nothing more happens here
    interrupt*  that one gets the signal of Ctrl-C, and nothing more happens here
    scheduler*  the scheduler of the cluster is killed, and nothing more happens here

On a cluster, whose workers preload this file, the last three go on all the same: they are at it in threads.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from functools import wraps
from pathlib import Path

import pytest

import posture.batch.build
from posture.batch.recording_review import RecordingReview
from posture.report.review_result import ReviewResult
from tests.fakes import Standing, use

SIGNALS = {
    "client": ("client.pid", signal.SIGKILL),
    "interrupt": ("client.pid", signal.SIGINT),
    "scheduler": ("scheduler.pid", signal.SIGKILL),
}
"""The file with the number of the process that is meant."""

_review = getattr(RecordingReview.run, "__wrapped__", RecordingReview.run)
"""The real one, also where a worker loads this file a second time."""


def first_time(name: str) -> bool:
    place = Path(os.environ["ACTED"], f"{name}.acted")
    if place.exists():
        return False
    place.touch()
    return True


def act(name: str) -> None:
    if name.startswith("die-always") or (name.startswith("die") and first_time(name)):
        os.kill(os.getpid(), signal.SIGKILL)
    for start, (whom, number) in SIGNALS.items():
        if name.startswith(start) and first_time(name):
            os.kill(int(Path(os.environ["ACTED"], whom).read_text()), number)
            if threading.current_thread() is threading.main_thread():
                threading.Event().wait()


@wraps(_review)
def acted_review(self: RecordingReview, file: Path) -> ReviewResult:
    (self.folder / "report.json").touch()  # something half-written, were it not for the record that comes last
    act(self.recording.name)
    result: ReviewResult = _review(self, file)
    return result


def audit(event: str, arguments: tuple[object, ...]) -> None:
    """Note every address that is connected to."""
    if event == "socket.connect":
        with Path(os.environ["ACTED_AUDIT"]).open("a") as file:
            file.write(f"{arguments[1]!r}\n")


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
    Path(os.environ["ACTED"], "client.pid").write_text(str(os.getpid()))
    if os.environ.get("ACTED_AUDIT"):
        sys.addaudithook(audit)

    from posture.cli import main

    main()
