"""What to tell somebody at each step of taking their baseline."""

from __future__ import annotations

from posture.baseline.protocol import Step
from posture.i18n import catalogue
from posture.types import Language


def step_text(step: Step, language: Language) -> str:
    """What to do now."""
    return catalogue("baseline")[f"step.{step}"].text(language)
