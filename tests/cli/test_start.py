"""A command begins at once: what judges, plays and sees is loaded by those that need it."""

from __future__ import annotations

from tests.cli.command import run_alone

HEAVY = ("av", "cv2", "jinja2", "mediapipe", "numpy", "posture.rules", "pydantic", "scipy", "sqlalchemy", "streamlit")
LOADED = f"import sys, posture.cli.app; print(*(name for name in {HEAVY!r} if name in sys.modules))"


def test_nothing_heavy_is_loaded_before_a_command_is_known() -> None:
    assert run_alone(code=LOADED).stdout == "\n"


def test_the_version_is_told() -> None:
    assert run_alone("--version").stdout.startswith("posture ")
