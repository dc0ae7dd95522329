"""The pose landmarker bundle: a zip of the two networks, as the pose library loads it."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from posture.errors import ModelError

DETECTOR: Final = "pose_detector.tflite"
LANDMARKS: Final = "pose_landmarks_detector.tflite"
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""One fixed time for every entry, so that the same networks give the same bytes."""
_UNIX: Final = 3


@dataclass(frozen=True, slots=True)
class Networks:
    """The two bare TFLite networks, as file contents."""

    detector: bytes
    """Finds people in the picture."""
    landmarks: bytes
    """Places 33 landmarks on one person."""


def pack_bundle(entries: dict[str, bytes]) -> bytes:
    """Zip the entries uncompressed, as the pose library wants them, with nothing of this machine or moment in it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as bundle:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = _UNIX
            bundle.writestr(entry, data)
    return content.getvalue()


def check_bundle(path: Path) -> Path:
    """Return path if it is a whole bundle with both networks; raises ModelError if not."""
    try:
        with zipfile.ZipFile(path) as bundle:
            missing = {DETECTOR, LANDMARKS} - set(bundle.namelist())
            damaged = bundle.testzip()
    except FileNotFoundError as error:
        raise ModelError(f"a pose landmarker bundle was wanted at {path}, but there is no such file") from error
    except (OSError, zipfile.BadZipFile, zlib.error) as error:
        raise ModelError(
            f"{path} is not a readable pose landmarker bundle ({error}); give a whole .task file"
        ) from error
    if missing:
        raise ModelError(f"{path} lacks {' and '.join(sorted(missing))}; give a pose landmarker bundle (.task)")
    if damaged:
        raise ModelError(f"{path} is damaged in {damaged}; get the file again")
    return path
