"""States that are shown change only when they are meant to: what flickers at a limit cannot be read."""

from __future__ import annotations

import math
from typing import Generic, TypeVar

_State = TypeVar("_State")


class SteadyState(Generic[_State]):
    """Follows a state; a new one is shown once it has lasted, and the first at once."""

    def __init__(self, hold: float, unknown: _State) -> None:
        """`hold` is for how many seconds another state must last; from the `unknown` one it changes at once."""
        self._hold, self._unknown = hold, unknown
        self._candidate = self.shown = unknown
        self._since = math.nan

    def follow(self, time: float, state: _State) -> _State:
        """Take the state at `time` (seconds, rising); what is to be shown."""
        if state != self._candidate:
            self._candidate, self._since = state, time
        if self.shown == self._unknown or time - self._since >= self._hold:
            self.shown = self._candidate
        return self.shown


class SteadyLimit:
    """Whether a value reaches a limit: lost and won again only some way beyond it."""

    def __init__(self, limit: float, margin: float) -> None:
        """`margin` is in the unit of the `limit`."""
        self._limit, self._margin = limit, margin
        self._reached: bool | None = None

    def follow(self, value: float) -> bool:
        """Take the newest value."""
        margin = {True: -self._margin, False: self._margin, None: 0.0}[self._reached]
        self._reached = value >= self._limit + margin
        return self._reached
