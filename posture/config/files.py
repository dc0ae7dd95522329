"""Where the files of numbers lie: `calibration/` of the checkout, or the copy of it inside an installed package."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[1]
CALIBRATION: Final = next(
    folder for folder in (_PACKAGE / "calibration", _PACKAGE.parent / "calibration") if folder.is_dir()
)
"""Inside the package where it was installed from a wheel (pyproject.toml puts it there), else beside it."""
