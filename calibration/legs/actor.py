"""The renderer of acted scenes that training clips are made with: the package ``syntheticactor``, which is not ours.

It is found by its folder and has no types. It needs Pillow, moderngl, ffmpeg and an OpenGL that draws without a screen
(Mesa's will do); its README says how to install them.
"""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from posture.errors import SettingsError

PARTS = ("body", "motions", "corpus", "render", "style")


@dataclass(frozen=True, slots=True)
class ActorKit:
    """The parts of the renderer that are used here."""

    body: Any
    """`Pose`, a body's parts by their names, and `unit`, a vector of length 1."""
    motions: Any
    corpus: Any
    render: Any
    style: Any
    """How one person differs from another in what both do."""
    actors: tuple[str, ...]
    """Bodies that there are, by name."""


def load_actor_kit(folder: Path) -> ActorKit:
    """The renderer in `folder`. Raises SettingsError where it is not there or lacks what it needs."""
    actors = tuple(sorted(file.stem for file in (folder / "assets").glob("*.npz")))
    if not actors or not (folder / "syntheticactor").is_dir():
        raise SettingsError(
            f"the folder of the renderer wanted (syntheticactor/ and assets/*.npz), {folder} has not both"
        )
    sys.path.insert(0, str(folder.resolve()))
    try:
        parts = {name: importlib.import_module(f"syntheticactor.{name}") for name in PARTS}
    except ImportError as error:
        raise SettingsError(
            f"the renderer in {folder} cannot start ({error}); install what its README names"
        ) from error
    return ActorKit(**parts, actors=actors)
