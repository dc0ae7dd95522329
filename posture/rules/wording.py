"""A row's words."""

from __future__ import annotations

from dataclasses import dataclass

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
        return self.english if language == "en" else self.original

    def advice(self, language: Language) -> str:
        """What to do, as a sentence."""
        return self.advice_en if language == "en" else self.advice_zh

    def cue(self, language: Language) -> str:
        """What to do, in at most five words."""
        return self.cue_en if language == "en" else self.cue_zh
