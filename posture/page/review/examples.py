"""The example clips that come with the source, for who has no recording at hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from posture.i18n import catalogue
from posture.page.words import word
from posture.sources.file import open_video
from posture.types import Language
from posture.web.recordings import Recording, RecordingOwner
from posture.web.services import services

FOLDER: Final = Path(__file__).parents[3] / "examples"
"""Beside the packages in the source; not part of what is installed."""
_CHUNK: Final = 1 << 20
_TELLING: Final = 0.5
"""Share of a clip after which its picture is taken: what it shows has begun by then."""


def title(example: Path, language: Language) -> str:
    """What is seen in a clip; its file's name where there are no words for it."""
    known = f"review.example.{example.stem}" in catalogue("page")
    return word(f"review.example.{example.stem}", language) if known else example.stem.replace("_", " ")


def examples(folder: Path = FOLDER) -> tuple[Path, ...]:
    """The clips, by name; none where the program was installed without them."""
    return tuple(sorted(folder.glob("*.mp4")))


def upload_example(owner: RecordingOwner, example: Path) -> Recording:
    """Take a clip as if its file had been uploaded. Raises UploadError."""
    return asyncio.run(services().uploads.receive(owner, example.name, example.stat().st_size, _content(example)))


@st.cache_data
def thumbnail(path: Path) -> NDArray[np.uint8]:
    """A frame from the middle of a clip."""
    with open_video(path, max_side=480) as video:
        frames = video.frames()
        return next(frame.image for frame in frames if frame.time >= _TELLING * (video.duration or 0.0))


async def _content(path: Path) -> AsyncIterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield piece
