"""Episodes as a pandas DataFrame; the only form that needs an optional package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posture.errors import MissingPackageError
from posture.report.csv import COLUMNS, episodes
from posture.report.model import Report
from posture.types import Language

if TYPE_CHECKING:
    from pandas import DataFrame

_MEASURED: Final = ("start", "end", "seconds", "peak", "confidence", "video_start")
NUMBERS: Final = {"person": "int64"} | dict.fromkeys(_MEASURED, "float64")
"""Columns that are no text, and their types, which an empty table has too."""


def data_frame(report: Report, language: Language) -> DataFrame:
    """One line per episode and person, with the columns of the CSV. Raises MissingPackageError without pandas."""
    try:
        from pandas import DataFrame  # here: nothing else needs it
    except ImportError as error:
        raise MissingPackageError("a table was wanted, which pandas makes: pip install pandas") from error
    return DataFrame(list(episodes(report, language)), columns=list(COLUMNS)).astype(NUMBERS)
