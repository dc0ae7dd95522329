"""Damaged side files: the same from the same seed, and each with its fate."""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random

import pytest

from benchmarks.mutate_side_files import Fate, fate_of
from benchmarks.mutations import mutated
from benchmarks.side_file_kinds import OWN, SideFileKind, side_file_kinds
from posture.errors import SettingsError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no alarm that ends what hangs")


def kind(use: object) -> SideFileKind:
    return SideFileKind(".json", lambda: b"{}", use)  # type: ignore[arg-type]


def raising(error: Exception) -> SideFileKind:
    def use(_: Path) -> None:
        raise error

    return kind(use)


def leaving(path: Path) -> None:
    os.close(os.open(path.with_name(".posture-0.part"), os.O_CREAT))


def endless(_: Path) -> None:
    while True:
        pass


def test_the_same_seed_makes_the_same_file() -> None:
    sound = json.dumps(OWN).encode()
    made, again = ([mutated(sound, Random(f"1 label {number}")) for number in range(40)] for _ in range(2))
    assert made == again
    assert len(set(made)) > 30


@pytest.mark.parametrize(
    ("made", "fate"),
    [
        (kind(lambda _: None), Fate.USED),
        (raising(SettingsError("one line")), Fate.REFUSED),
        (raising(SettingsError("two\nlines")), Fate.WORDY),
        (raising(ZeroDivisionError()), Fate.TRACEBACK),
        (kind(endless), Fate.HANG),
        (kind(leaving), Fate.HALF),
    ],
)
def test_every_fate_is_told_from_the_others(made: SideFileKind, fate: Fate) -> None:
    assert fate_of(made, b"{}", seconds=0.5)[0] is fate


@pytest.mark.slow
def test_sound_files_are_used_and_some_that_are_damaged_do_no_harm(tmp_path: Path) -> None:
    for name, made in side_file_kinds(tmp_path):
        sound = made.sound()
        assert fate_of(made, sound)[0] is Fate.USED, name
        fate, told = fate_of(made, made.mishap(sound, Random(f"{name} of the tests")))
        assert fate in {Fate.USED, Fate.REFUSED}, told
