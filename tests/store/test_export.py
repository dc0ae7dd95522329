from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from posture.baseline.schema import BaselineFile
from posture.errors import StoreError
from posture.report.model import Report
from posture.store import Store, open_store
from tests.baselines import filed
from tests.people import person
from tests.store.making import NOW, frames, report, said, settings


@pytest.fixture
def store(file: Path) -> Store:
    return open_store(file)


def _practised(store: Store, seconds: float = 2.0) -> int:
    recorder = store.begin(settings(seat="=desk"), NOW)
    for frame in frames(seconds):
        recorder.add(frame)
    recorder.add_utterance(said(1, "Feet flat"))
    recorder.add_utterance(said(2, "脚放平"))
    recorder.finish(report())
    return recorder.practice


def _exported(store: Store, practice: int) -> zipfile.ZipFile:
    out = io.BytesIO()
    store.export(practice, out)
    return zipfile.ZipFile(out)


def _lines(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))


def test_the_report_in_an_export_is_the_one_that_was_kept(store: Store) -> None:
    archive = _exported(store, _practised(store))
    assert archive.testzip() is None
    assert Report.model_validate_json(archive.read("practice-1/report.json")) == report()
    assert json.loads(archive.read("practice-1/settings.json"))["trainee"] == "Ana"


def test_landmarks_are_arrays_that_say_their_units(store: Store) -> None:
    practice = _practised(store)
    arrays = np.load(io.BytesIO(_exported(store, practice).read("practice-1/landmarks.npz")), allow_pickle=False)
    kept = list(store.frames(practice))
    assert np.array_equal(arrays["time"], [frame.time for frame in kept])
    assert np.array_equal(arrays["picture"], [frame.people[0].pose.picture for frame in kept])
    assert np.array_equal(arrays["world"], [frame.people[0].pose.world for frame in kept])
    assert arrays["visibility"].shape == arrays["presence"].shape == (30, 33)
    assert arrays["size"].tolist() == [[640, 480]] * 30
    about = str(arrays["about"])
    assert all(f"{name} " in about for name in arrays if name != "about")
    assert "pixels" in about
    assert "metres" in about


def test_cues_and_practices_are_tables_that_a_spreadsheet_runs_no_formula_of(store: Store) -> None:
    archive = _exported(store, _practised(store))
    assert [(line["seconds"], line["text"]) for line in _lines(archive, "practice-1/cues.csv")] == [
        ("1.000", "Feet flat"),
        ("2.000", "脚放平"),
    ]
    (line,) = _lines(archive, "practices.csv")
    assert (line["started_utc"], line["seat"], line["score"], line["low"], line["high"], line["coverage"]) == (
        "2026-03-01T12:00:00Z", "'=desk", "80", "75", "85", "0.7",
    )  # fmt: skip


def test_all_of_a_trainee_is_exported_unfinished_practices_and_baselines_too(store: Store) -> None:
    _practised(store)
    begun = store.begin(settings(), NOW + timedelta(days=1))
    store.begin(settings("Bo"), NOW)
    upright = filed(person().sits())
    store.save_baseline(upright)
    out = io.BytesIO()
    store.export_trainee("Ana", out)
    archive = zipfile.ZipFile(out)
    assert [line["finished"] for line in _lines(archive, "practices.csv")] == ["1", "0"]
    assert BaselineFile.model_validate_json(archive.read("baselines/1.json")) == upright
    folder = f"practice-{begun.practice}"
    assert {name for name in archive.namelist() if name.startswith(folder)} == {
        f"{folder}/{name}" for name in ("settings.json", "cues.csv", "landmarks.npz")
    }
    empty = np.load(io.BytesIO(archive.read(f"{folder}/landmarks.npz")), allow_pickle=False)
    assert empty["picture"].shape == (0, 33, 2)


def test_what_is_not_kept_cannot_be_exported(store: Store) -> None:
    with pytest.raises(StoreError, match="practice 9 is not kept"):
        store.export(9, io.BytesIO())
    with pytest.raises(StoreError, match="nothing is kept of Ana"):
        store.export_trainee("Ana", io.BytesIO())
