"""The pages' own words. What is said of rows and reasons comes from where they are."""

from __future__ import annotations

from posture.i18n import catalogue
from posture.types import Language


def word(key: str, language: Language, **values: str) -> str:
    """The words for `key`, with `values` filled in. Raises KeyError for an unknown key or a missing value."""
    return catalogue("page")[key].text(language, **values)
