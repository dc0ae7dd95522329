"""The fixed words of the HTML report, in both languages."""

from __future__ import annotations

from posture.i18n import catalogue
from posture.rules import RULES
from posture.types import Language


def phrases(language: Language) -> dict[str, str]:
    """Every fixed phrase by its name."""
    return {name: phrase.text(language, rows=len(RULES)) for name, phrase in catalogue("report").items()}
