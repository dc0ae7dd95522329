"""What a batch is judged by, in a form that can be sent to other processes and machines."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from posture.baseline.io import read_baseline
from posture.baseline.schema import BaselineFile
from posture.batch.build import JudgingBuild
from posture.config.profile import Profile, find_profile, load_profile
from posture.config.thresholds import load_thresholds
from posture.features.reference.baseline import Baseline
from posture.types import Activity, Language

_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class SentFile:
    """A small file by its content, since another machine may not have it."""

    name: str
    content: bytes

    @classmethod
    def of(cls, path: Path | None) -> SentFile | None:
        """The file at `path`, which has been read before; None for none."""
        return cls(path.name, path.read_bytes()) if path else None

    def place_in(self, folder: str, name: str) -> Path:
        """Write it where it can be read by its path."""
        place = Path(folder, name)
        place.write_bytes(self.content)
        return place


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSettings:
    """Everything that a recording is judged by, and what is wanted of it."""

    build: JudgingBuild
    out: str
    """Path or URL of the folder of all results."""
    forms: tuple[str, ...]
    """Names of `RESULT_FILES`."""
    language: Language = "en"
    declared: Activity | None = None
    track: int | None = None
    evidence: bool = False
    blur_faces: bool = False
    model: str | None = None
    """A bundle that every machine has at this path; None for the one that comes with the product."""
    profile: SentFile | None = None
    thresholds: SentFile | None = None
    baseline: SentFile | None = None
    owner: int = 1
    """The number of the person in the picture whose baseline it is."""

    @property
    def fingerprint(self) -> str:
        """Of all that results depend on but the recording: what was judged by the same needs no second time.

        Which forms were wanted and where they lie is left out.
        """
        same = replace(self, out="", forms=(), model=None)
        return hashlib.sha256(repr(same).encode(errors="surrogateescape")).hexdigest()[:_DIGITS]


def sent_profile(place: str | None) -> SentFile | None:
    """The file of a profile, which has been read before; also that of an example by its name."""
    return SentFile.of(find_profile(place)) if place else None


@dataclass(frozen=True, slots=True)
class JudgingKit:
    """The same, loaded."""

    profile: Profile
    own: BaselineFile | None
    owner: int

    @property
    def baselines(self) -> dict[int, Baseline]:
        """By the number of the person."""
        return {self.owner: self.own.baseline} if self.own else {}


@lru_cache(maxsize=8)
def judging_kit(settings: BatchSettings) -> JudgingKit:
    """Load what was sent; as a rule once in each process. Raises SettingsError where it does not fit this version."""
    with tempfile.TemporaryDirectory(prefix="posture-") as folder:
        thresholds = settings.thresholds.place_in(folder, "thresholds.toml") if settings.thresholds else None
        profile = settings.profile.place_in(folder, "profile.toml") if settings.profile else None
        baseline = settings.baseline.place_in(folder, "baseline.json") if settings.baseline else None
        loaded = load_profile(profile, load_thresholds(thresholds))
        return JudgingKit(loaded, read_baseline(baseline) if baseline else None, settings.owner)
