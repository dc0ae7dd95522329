from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from posture.store import open_store
from tests.store.making import frames

ROOT = Path(__file__).parents[2]


def _practise_until_killed(file: Path, least: float) -> float:
    """The time of the last frame that the killed process had handed over."""
    command = [sys.executable, "-m", "tests.store.endless", str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            if float(line) >= least:
                break
        process.kill()
        rest = [line for line in process.stdout.read().split("\n") if line]
    return float(rest[-1] if rest else line)


def test_a_kill_loses_at_most_two_seconds_and_the_practice_can_be_resumed(file: Path) -> None:
    last = _practise_until_killed(file, 7.5)
    with open_store(file) as store:
        (entry,) = store.unfinished("Ana")
        kept = list(store.frames(entry.id))
        assert last - kept[-1].time <= 2.0
        assert [frame.time for frame in kept] == pytest.approx([number / 15 for number in range(len(kept))])
        recorder = store.resume(entry.id)
        for frame in frames(2.0, start=last + 1):
            recorder.add(frame)
        recorder.flush()
        assert len(list(store.frames(entry.id))) == len(kept) + 30
