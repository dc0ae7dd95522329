from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from posture.errors import StoreError
from posture.practice.recorder import Recorder
from posture.store import Store, open_store
from tests.store.making import NOW, frames, report, said, settings
from tests.waiting import PATIENCE

ROOT = Path(__file__).parents[2]
_ANOTHER = (
    "import sys; from posture.store import open_store; s = open_store(sys.argv[1]); print(s.setting('k')); s.close()"
)
"""Another program that opens the store, says what it holds, and closes it."""


def _practise(store: Store, seed: int) -> int:
    recorder: Recorder = store.begin(settings(f"trainee {seed % 2}"), NOW)
    for second in range(6):
        for frame in frames(1.0, start=float(second), seed=seed):
            recorder.add(frame)
        assert all(entry.finished for entry in store.history("trainee 0"))
    recorder.add_utterance(said())
    recorder.finish(report())
    return recorder.practice


def test_many_practise_at_once_while_pages_read(store: Store) -> None:
    with ThreadPoolExecutor(6) as pool:
        practices = list(pool.map(lambda seed: _practise(store, seed), range(6)))
    assert len(set(practices)) == 6
    assert all(len(list(store.frames(practice))) == 90 for practice in practices)
    assert len(store.history("trainee 0")) == len(store.history("trainee 1")) == 3


def test_two_processes_may_make_the_same_store_at_once(address: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: open_store(address, patience=PATIENCE), range(4)))
    for number, store in enumerate(stores):
        store.set_setting(str(number), "kept")
    assert [stores[0].setting(str(number)) for number in range(4)] == ["kept"] * 4
    for store in stores:
        store.close()


def test_a_second_recorder_of_the_same_practice_is_refused(store: Store) -> None:
    first = store.begin(settings(), NOW)
    second = store.resume(first.practice)
    for frame in frames(0.5):
        first.add(frame)
        second.add(frame)
    first.flush()
    with pytest.raises(StoreError, match=f"practice {first.practice} is being recorded elsewhere"):
        second.flush()
    assert len(list(store.frames(first.practice))) == 8


def test_another_process_that_closes_the_store_takes_nothing_from_one_that_opened_it_twice(address: str) -> None:
    """The page and the routes open it each for itself; what either writes later has to be in the file all the same."""

    def another() -> str:
        return subprocess.run(
            [sys.executable, "-c", _ANOTHER, address], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout.strip()

    page, routes = open_store(address, patience=PATIENCE), open_store(address, patience=PATIENCE)
    assert another() == "None"
    page.set_setting("k", "kept")
    routes.set_setting("other", "kept too")
    assert another() == "kept"
    page.close()
    routes.close()
