"""Watches how a person sits, stands and walks, and says what of a do-and-don't table was shown (:mod:`posture.cli`)."""

__version__ = "0.1.0"
