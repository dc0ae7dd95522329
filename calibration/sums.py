"""Counts that add up."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self


@dataclass(frozen=True, slots=True)
class Sum:
    """Counts that add field by field."""

    def __add__(self, other: Self) -> Self:
        """The counts of both together."""
        values = {item.name: getattr(self, item.name) + getattr(other, item.name) for item in fields(self)}
        return type(self)(**values)
