"""How a long step tells what it is doing, without knowing any screen."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, float | None], None]
"""Called with what is going on and the share of it that is done, 0..1, or None where that is not known."""


def no_progress(doing: str, share: float | None) -> None:
    """Tell nobody."""
