"""How far a recording is, told by the process that judges it to whoever waits."""

from __future__ import annotations

import time
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Final

_APART: Final = 0.5
"""Seconds between two reports of one process."""


class _Teller:
    """Where this process tells; nowhere until it is given a line."""

    line: Connection | None = None
    last = -_APART


def tell_shares_on(line: Connection) -> None:
    """From now on, tell how far this process is on `line`."""
    _Teller.line = line


def tell_share(name: str, share: float | None) -> None:
    """Tell the share done of a recording, 0..1; where it is not known, or nobody waits, nothing happens."""
    now = time.monotonic()
    if _Teller.line is None or share is None or now - _Teller.last < _APART:
        return
    _Teller.last = now
    with suppress(OSError):  # who listened has gone, and then this process is ended as well
        _Teller.line.send((name, share))
