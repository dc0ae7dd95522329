"""The public API: complete, typed, light to import, and every example in it true."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import mediapipe as mp
import numpy as np
import pytest
from mediapipe.tasks.python import BaseOptions, vision

import posture
import posture.errors
from posture.assets.pose_model import Models
from posture.baseline.io import write_baseline
from posture.types import FloatArray
from tests.baselines import filed
from tests.fakes import SIZE, folded_arms
from tests.judging import only
from tests.mediapipe_results import picture_rows, result
from tests.people import person

ROOT: Final = Path(__file__).parents[1]
CLIP: Final = ROOT / "examples" / "stand_arms_folded_front.mp4"
FOLDED: Final = "stand.arms_folded"
FPS: Final = 15
FRAMES: Final = 90

PUBLIC: Final = {name: getattr(posture, name) for name in posture.__all__ if name != "__version__"}
EXPLAINED: Final = {
    name: thing for name, thing in PUBLIC.items() if inspect.isclass(thing) or inspect.isfunction(thing)
}
"""Neither a table nor the name of a type that is put together from others, which Python gives no docstring."""
NEEDS_MODEL: Final = {"DamageKind", "EvidenceCollector", "ReviewResult", "Still", "ensure_model", "review"}
"""Names whose examples review a recording, or fetch the model."""
INSIDE: Final = {
    "TrialCriteria": "numbers of baselines, read from files and checked there",
    "PictureSize": "part of a baseline file",
    "BaselineEntry": "part of a baseline file",
    "Features": "what a row measures from; its fields change as rows need them",
    "LegClassifier": "comes with the product; only what measures it makes others",
    "HandClassifier": "comes with the product, as the one of legs",
    "WalkModel": "comes with the product, as the classifiers of legs and hands",
    "Criteria": "numbers of a row, read from files and checked there",
    "PersonSession": "for what measures the product",
    "Scoring": "how a row counts; given where a row is described",
    "Strength": "a row's words for what it measured; given where a row is described",
    "TraceRecorder": "what a session keeps its traces with",
}
"""Types in public signatures that are not public themselves, and why."""
HEAVY: Final = ("av", "cv2", "mediapipe", "numpy", "pandas", "pydantic", "scipy", "streamlit")


def loaded(code: str, names: tuple[str, ...] = HEAVY) -> list[str]:
    """Which of the packages a fresh interpreter has loaded after the code."""
    ask = f"{code}\nimport sys\nprint(*[name for name in {names!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.split()


def test_importing_it_loads_nothing_heavy() -> None:
    assert loaded("import posture; dir(posture); posture.PostureError, posture.Activity") == ["numpy"]
    assert loaded("import posture; dir(posture); posture.__version__") == []


def test_judging_ones_own_poses_loads_no_camera_no_model_and_no_page() -> None:
    assert set(loaded("import posture; posture.Session().report(); posture.pose_frames")) == {"numpy", "pydantic"}


def test_every_public_name_is_reachable_listed_and_known_to_type_checkers() -> None:
    block = next(node for node in ast.parse(inspect.getsource(posture)).body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    typed = {name.name: node.module for node in imports for name in node.names}
    assert typed == posture._HOMES  # type: ignore[attr-defined]
    assert sorted(posture.__all__) == sorted([*typed, "__version__"])
    assert set(posture.__all__) <= set(dir(posture))
    for name, home in typed.items():
        assert PUBLIC[name] is getattr(importlib.import_module(str(home)), name)


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'revue'"):
        _ = posture.revue  # type: ignore[attr-defined]


def test_all_errors_are_public() -> None:
    errors = {name for name, thing in vars(posture.errors).items() if inspect.isclass(thing)}
    assert errors <= set(posture.__all__)


def signatures(thing: object) -> Iterator[tuple[str, str]]:
    """Name and annotation of everything public that a function takes and gives, or a class has."""
    if inspect.isfunction(thing):
        wanted = inspect.signature(thing)
        given = [("return", wanted.return_annotation), *((p.name, p.annotation) for p in wanted.parameters.values())]
        yield from ((f"{thing.__qualname__}.{name}", str(note)) for name, note in given if name not in ("self", "cls"))
    elif inspect.isclass(thing):
        fields = vars(thing).get("__annotations__", {})
        yield from ((f"{thing.__name__}.{name}", str(note)) for name, note in fields.items() if name[0] != "_")
        for name, member in vars(thing).items():
            if name[0] != "_" or name == "__init__":
                yield from signatures(getattr(member, "fget", None) or getattr(member, "__func__", member))


OURS: Final = {
    name: notes
    for name, thing in EXPLAINED.items()
    if (notes := [note for note in signatures(thing) if "pydantic" not in note[1]])
}


@pytest.mark.parametrize("name", OURS)
def test_everything_public_says_its_types(name: str) -> None:
    for where, note in OURS[name]:
        assert note != str(inspect.Parameter.empty), where


def types_named(name: str) -> set[str]:
    """Our own types in the signatures of a public name."""
    home = vars(sys.modules[EXPLAINED[name].__module__])
    words = {word for _, note in OURS[name] for word in re.findall(r"[A-Z]\w+", note)}
    return {word for word in words if str(getattr(home.get(word), "__module__", "")).startswith("posture.")}


def test_the_types_in_public_signatures_are_public() -> None:
    named = {word for name in OURS for word in types_named(name)}
    assert named - set(posture.__all__) == set(INSIDE)


def array() -> FloatArray:
    """Six seconds of somebody with folded arms, as MediaPipe would give them, shape (90, 33, 4)."""
    return np.repeat(picture_rows(folded_arms(), SIZE)[np.newaxis, :, :4], FRAMES, axis=0)


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What examples find: files in the folder they run in, and poses that were judged."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(CLIP, "talk.mp4")
    Path("my.toml").write_text('version = 1\nname = "Our house"\n', encoding="utf-8")
    write_baseline(Path("ana.json"), filed(person(), recorded=datetime.now(tz=UTC).date()))
    frames = posture.pose_frames(array(), width=SIZE[0], height=SIZE[1], fps=FPS)
    session = posture.Session(traced=True)
    states = [session.process(frame) for frame in frames]
    named = {"frames": frames, "session": session, "states": states, "report": session.report()}
    return {"posture": posture, "Path": Path, "array": array(), "found": result(SIZE, folded_arms()), **named}


def examples(thing: object, stage: dict[str, Any], name: str) -> list[doctest.DocTest]:
    found = doctest.DocTestFinder(recurse=True).find(thing, name, module=False, globs=stage)
    return [test for test in found if test.examples]


def run(tests: list[doctest.DocTest]) -> None:
    """Errors are told by their kind alone: what they say is other tests' business."""
    options = doctest.IGNORE_EXCEPTION_DETAIL | doctest.ELLIPSIS
    for test in tests:
        said: list[str] = []
        outcome = doctest.DocTestRunner(optionflags=options).run(test, out=said.append)
        assert outcome.failed == 0, "".join(said)


@pytest.mark.parametrize("name", sorted(EXPLAINED.keys() - NEEDS_MODEL))
def test_the_examples_are_true(name: str, stage: dict[str, Any]) -> None:
    tests = examples(EXPLAINED[name], stage, name)
    assert tests
    run(tests)


@pytest.mark.slow
def test_the_examples_that_look_at_pictures_are_true(models: Models, stage: dict[str, Any]) -> None:
    stage["result"] = posture.review("talk.mp4", evidence=posture.EvidenceCollector())
    for name in sorted(NEEDS_MODEL):
        tests = examples(EXPLAINED[name], stage, name)
        assert tests, name
        run(tests)
    run(examples(posture, stage, "posture"))


def judged(frames: tuple[posture.PoseFrame, ...]) -> posture.Episode:
    session = posture.Session()
    for frame in frames:
        session.process(frame)
    return only(session.report().person(1).finding(FOLDED))


@pytest.mark.slow
def test_poses_of_ones_own_from_mediapipe_and_as_an_array_are_judged_alike(models: Models) -> None:
    """The real landmarker; the arms are folded from 4.4 to 10.4 s (examples/README.md)."""
    options = vision.PoseLandmarkerOptions(base_options=BaseOptions(model_asset_path=str(models.full)))
    with posture.open_video(CLIP) as video, vision.PoseLandmarker.create_from_options(options) as landmarker:
        every = [(frame.time, landmarker.detect(_image(frame))) for frame in video.frames()]
        size = {"width": video.width, "height": video.height}
    times, results = zip(*every, strict=True)
    rows = np.array([[(p.x, p.y, p.z, p.visibility) for p in found.pose_landmarks[0]] for found in results])

    frames = tuple(posture.PoseFrame.from_mediapipe(found, time=time, **size) for time, found in every)
    for episode in (judged(frames), judged(posture.pose_frames(rows, times=times, **size))):
        assert (episode.start, episode.end) == pytest.approx((4.4, 10.4), abs=0.7)


def _image(frame: posture.Frame) -> mp.Image:
    return mp.Image(image_format=mp.ImageFormat.SRGB, data=frame.image)
