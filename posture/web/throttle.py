"""Guessing passwords is made slow: after a few wrong ones, none is looked at for a while."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

WINDOW: Final = 900.0
"""Seconds for which a wrong password is remembered."""
MOST_TRIES: Final = 5
"""Wrong passwords for one name from one address within the window; nobody needs more."""
MOST_OF_ADDRESS: Final = 30
"""From one address, for whatever names: a classroom behind one router."""
MOST_OF_NAME: Final = 50
"""For one name from whatever addresses; large, for otherwise anybody could lock anybody out."""
_MOST_KEPT: Final = 10_000
"""Names and addresses that are remembered."""

_Key = tuple[str, str]


class GuessThrottle:
    """Counts wrong passwords. Safe between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[_Key, list[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, name: str, address: str) -> float:
        """Seconds until a password of this name from this address is looked at; 0 for at once."""
        with self._lock:
            return max(self._left(key, most) for key, most in _keys(name, address))

    def note_wrong(self, name: str, address: str) -> None:
        """A password was wrong."""
        with self._lock:
            for key, _ in _keys(name, address):
                self._wrong.setdefault(key, []).append(self._clock())
                self._wrong.move_to_end(key)
            while len(self._wrong) > _MOST_KEPT:
                self._wrong.popitem(last=False)

    def note_right(self, name: str, address: str) -> None:
        """A password was right: the wrong ones before it were slips."""
        with self._lock:
            self._wrong.pop((name, address), None)

    def _left(self, key: _Key, most: int) -> float:
        late = self._clock() - WINDOW
        recent = [when for when in self._wrong.get(key, ()) if when > late]
        if key in self._wrong:
            self._wrong[key] = recent
        return recent[-most] - late if len(recent) >= most else 0.0


def _keys(name: str, address: str) -> tuple[tuple[_Key, int], ...]:
    return ((name, address), MOST_TRIES), (("", address), MOST_OF_ADDRESS), ((name, ""), MOST_OF_NAME)
