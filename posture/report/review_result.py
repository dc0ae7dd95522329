"""What a review gives back."""

from __future__ import annotations

from dataclasses import dataclass

from posture.report.model import Report, Still, Trace
from posture.sources.damage import Problem


@dataclass(frozen=True, slots=True)
class ReviewResult:
    """What came of a review."""

    report: Report
    traces: tuple[Trace, ...]
    """The measured values behind the rows; empty unless asked for."""
    stills: tuple[Still, ...]
    """Empty unless evidence was asked for."""
    problems: tuple[Problem, ...]
    """What was wrong with the recording that could be read all the same."""
