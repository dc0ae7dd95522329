"""The fields of a label: what each may hold."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator

from posture.rules import RULES


def _known(rule: str) -> str:
    if rule not in RULES:
        raise ValueError(f"no row of the table is called {rule!r}")
    return rule


def forwards(stretch: tuple[float, float]) -> tuple[float, float]:
    """The stretch, seconds. Raises ValueError for one that runs backwards or begins before the clip."""
    if not 0 <= stretch[0] <= stretch[1]:
        raise ValueError(f"start and end in seconds wanted, start first, got {stretch}")
    return stretch


def named_stretch(value: object) -> object:
    """[activity, start, end], as the file has it, with names."""
    if not isinstance(value, list):
        return value
    if len(value) != len(_STRETCH):
        raise ValueError("[activity, start, end] was wanted")
    return dict(zip(_STRETCH, value, strict=True))


_STRETCH: Final = ("activity", "start", "end")


MOST_NAME_BYTES: Final = 255
"""Of a file's name; no file system that people use takes more."""


def _bare(name: str) -> str:
    if name in {"", ".", ".."} or re.search(r"[/\\\0]", name) or len(name.encode(errors="replace")) > MOST_NAME_BYTES:
        raise ValueError("the name of the clip without its folder was wanted")
    return name


RuleId = Annotated[str, AfterValidator(_known)]
Interval = Annotated[tuple[float, float], AfterValidator(forwards)]
ClipName = Annotated[str, AfterValidator(_bare)]
