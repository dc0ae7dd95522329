"""A recording that somebody brought, and who that is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class RecordingOwner(NamedTuple):
    """Who brings a recording."""

    client: str
    """In which tab."""
    person: str = ""
    """Empty for who is alone."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording that can be reviewed."""

    id: str
    owner: str
    """The tab that brought it."""
    name: str
    """As its owner calls it; shown, and never part of a path."""
    path: Path
    seconds: float | None
    """Length as its header says, if it does."""
    brought: float
    """When, by the clock of `Uploads`."""
    person: str = ""
    """The name of who brought it; empty for who is alone."""
    size: int = 0
    """Bytes."""
