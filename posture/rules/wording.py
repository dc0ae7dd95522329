"""A row's words."""

from __future__ import annotations

from dataclasses import dataclass

from posture.i18n import say
from posture.types import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A row's words in both languages. `original` is the table's own text, verbatim.

    >>> posture.RULES["stand.arms_folded"].wording.title("zh")
    '双臂抱胸'
    """

    original: str
    english: str
    advice_en: str
    """One full sentence for the report: what to do."""
    advice_zh: str
    cue_en: str
    """At most five words, said while practising."""
    cue_zh: str

    def title(self, language: Language) -> str:
        """The row's text: the original in Chinese, its translation in English."""
        return say(language, self.english, self.original)

    def advice(self, language: Language) -> str:
        """What to do, as a sentence."""
        return say(language, self.advice_en, self.advice_zh)

    def cue(self, language: Language) -> str:
        """What to do, in at most five words."""
        return say(language, self.cue_en, self.cue_zh)
