"""A process that practises without end: says the time of each frame that it has handed over, until it is killed."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from posture.store import open_store
from tests.store.making import NOW, frames, settings

if __name__ == "__main__":
    recorder = open_store(Path(sys.argv[1])).begin(settings(), NOW)
    for second in count():
        for frame in frames(1.0, start=float(second)):
            recorder.add(frame)
            print(frame.time, flush=True)
