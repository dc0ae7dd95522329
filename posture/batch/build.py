"""What verdicts come from besides the recording: the program, the pose model, and the numbers that are judged by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final

from posture import __version__
from posture.assets.pose_model import ensure_model
from posture.config.files import CALIBRATION
from posture.config.profile import Profile
from posture.perception.litert import runtime

_PACKAGE: Final = Path(__file__).parents[1]
_DIGITS: Final = 12
"""Of a hash, where people compare two."""


@dataclass(frozen=True, slots=True)
class JudgingBuild:
    """Two machines of one build, given one recording and the same options, come to the same report."""

    version: str
    """Of the product, and of its code: two checkouts of one release may differ."""
    model: str
    rules: str
    """Of rows, words and numbers, house rules included."""
    networks: str
    """What runs the pose networks: the answers of two are not equal to the last digit."""

    def difference(self, other: JudgingBuild) -> str | None:
        """What is not the same, as "version 0.2.0 was wanted, 0.1.0 found"; None where all is."""
        for field in fields(self):
            own, theirs = getattr(self, field.name), getattr(other, field.name)
            if own != theirs:
                return f"{field.name} {own} was wanted, {theirs} found"
        return None


def judging_build(profile: Profile, model: Path | None) -> JudgingBuild:
    """That of this process. Raises ModelError where there is no model."""
    version, rules = f"{__version__}+{_code()}", _short(repr(list(_numbers(profile))))
    return JudgingBuild(version, _model_digest(model), rules, runtime())


@cache
def _code() -> str:
    """Of the code and its data, whatever the line ends are and wherever the numbers lie."""
    own = (path for path in _PACKAGE.rglob("*") if not path.is_relative_to(CALIBRATION))
    files = {path.relative_to(_PACKAGE).as_posix(): path for path in own if path.suffix in {".py", ".toml"}}
    numbers = (path for path in CALIBRATION.rglob("*") if path.suffix in {".toml", ".json"})
    files |= {f"calibration/{path.relative_to(CALIBRATION).as_posix()}": path for path in numbers}
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(name.encode() + files[name].read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()[:_DIGITS]


@cache
def _model_digest(model: Path | None) -> str:
    return hashlib.sha256(ensure_model(model).full.read_bytes()).hexdigest()[:_DIGITS]


def _numbers(profile: Profile) -> Iterator[object]:
    """All that house rules and numbers can change; what else a row is belongs to the code."""
    yield profile.name
    for name, row in profile.rules.items():
        yield name, row.kind, row.wording, profile.criteria[name]


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
