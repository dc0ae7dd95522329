"""Watches how a person sits, stands and walks, and says what of a do-and-don't table was shown (:mod:`posture.cli`)."""

from typing import Final

__version__: Final = "0.1.0"
