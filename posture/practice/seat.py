"""The place where somebody practises, when they do not name one: stored alike, whatever language the page is in."""

from __future__ import annotations

from typing import Final

from posture.i18n import Phrase
from posture.types import Language

DEFAULT_SEAT: Final = "default-seat"
"""How it is stored."""
_WORDS: Final = Phrase("my place", "我的位置")
EARLIER_SEATS: Final = (_WORDS.english, _WORDS.chinese)
"""How earlier versions stored it, by the language of the page."""


def seat_name(seat: str, language: Language) -> str:
    """What a place is called on the page."""
    return _WORDS.text(language) if is_default(seat) else seat


def seat_id(name: str) -> str:
    """What to store for a place as it was typed; nothing, or the page's own words in any language, is the usual one."""
    typed = name.strip()
    return DEFAULT_SEAT if not typed or is_default(typed) else typed


def is_default(seat: str) -> bool:
    """Whether it is the place that nobody named, as this version or an earlier one stores it."""
    return seat == DEFAULT_SEAT or seat in EARLIER_SEATS


def stored_as(seat: str) -> tuple[str, ...]:
    """Under which names something of this place may be stored, the newest first."""
    return (DEFAULT_SEAT, *EARLIER_SEATS) if is_default(seat) else (seat,)
