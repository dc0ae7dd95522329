"""Fetch the two networks of the pose model out of a package that ships them, and check every byte.

Why this release and this platform: newer releases ship no networks, and naming one wheel gives one hash on every
operating system. The wheel is only read, never installed.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from posture.assets.cache import check_hash
from posture.assets.pose_model.bundle import Networks
from posture.assets.progress import Progress
from posture.errors import ModelError

PACKAGE: Final = "mediapipe==0.10.21"
WHEEL_SHA256: Final = "05dc4a9e593655a79558d05d6227d31018c2537a4bd3362b51e230cf22aecfe3"
DETECTOR: Final = ("mediapipe/modules/pose_detection/pose_detection.tflite",
                   "9ba9dd3d42efaaba86b4ff0122b06f29c4122e756b329d89dca1e297fd8f866c")  # fmt: skip
LANDMARKS: Final = ("mediapipe/modules/pose_landmark/pose_landmark_full.tflite",
                    "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f")  # fmt: skip
WHEEL_TAGS: Final = "--platform manylinux_2_28_x86_64 --python-version 3.11 --implementation cp --abi cp311"
FETCHING: Final = "fetching the pose model (36 MB, once)"
INSTEAD: Final = "connect to a package index and run `posture setup`, or give a bundle with --model FILE.task"
_RAW_PROGRESS_SINCE: Final = (24, 1)
_PROGRESS_LINE: Final = re.compile(r"Progress (\d+) of (\d+)")


def fetch(progress: Progress) -> Networks:
    """Download the wheel with pip and return its two networks. Raises ModelError where that fails."""
    progress(FETCHING, None)
    with tempfile.TemporaryDirectory(prefix="posture-model-") as folder:
        run_pip(pip_command(Path(folder)), progress)
        return read_wheel(only_wheel(Path(folder)))


def pip_command(folder: Path) -> list[str]:
    """Return the command that downloads the wheel into folder. Raises ModelError where pip is missing."""
    if importlib.util.find_spec("pip") is None:
        raise ModelError(f"pip was wanted to fetch the pose model, but {sys.executable} has none; install pip there")
    options = [*WHEEL_TAGS.split(), "--progress-bar", "raw" if _tells_progress() else "off", "--dest", str(folder)]
    fixed = ["download", "--no-input", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]
    return [sys.executable, "-m", "pip", *fixed, *options, PACKAGE]


def run_pip(command: Sequence[str], progress: Progress) -> None:
    """Run pip to its end, passing on its progress. Raises ModelError with pip's first complaint where it fails."""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        try:
            complaint = _watch(process.stdout or (), progress)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise ModelError(f"the pose model could not be fetched (pip: {complaint}); {INSTEAD}")


def only_wheel(folder: Path) -> Path:
    """Return the one wheel in folder. Raises ModelError where there is not exactly one."""
    wheels = list(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise ModelError(f"pip was to download one wheel of {PACKAGE}, but left {len(wheels)}; {INSTEAD}")
    return wheels[0]


def read_wheel(wheel: Path) -> Networks:
    """Return the two networks of the wheel. Raises ModelError where a hash is not the expected one."""
    with wheel.open("rb") as file:
        check_hash(PACKAGE, hashlib.file_digest(file, "sha256").hexdigest(), WHEEL_SHA256, INSTEAD)
    with zipfile.ZipFile(wheel) as archive:
        return Networks(_member(archive, *DETECTOR), _member(archive, *LANDMARKS))


def _member(archive: zipfile.ZipFile, name: str, expected: str) -> bytes:
    content = archive.read(name)
    check_hash(name, hashlib.sha256(content).hexdigest(), expected, INSTEAD)
    return content


def _tells_progress() -> bool:
    """Whether this pip can report bytes as lines; an older one still downloads."""
    version = re.match(r"(\d+)\.(\d+)", importlib.metadata.version("pip"))
    return version is not None and (int(version[1]), int(version[2])) >= _RAW_PROGRESS_SINCE


def _watch(lines: Iterable[str], progress: Progress) -> str:
    """Pass on progress lines; return the first complaint."""
    complaint = ""
    for line in lines:
        if done := _PROGRESS_LINE.match(line):
            progress(FETCHING, int(done[1]) / max(1, int(done[2])))
        elif line.startswith("ERROR:"):
            complaint = complaint or line.removeprefix("ERROR:").strip()
    return complaint or "no reason given"
