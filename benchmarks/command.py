"""The product's own command, run as its users run it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def review(clip: Path, report: Path) -> list[str]:
    """The command `posture review CLIP --json REPORT` with this interpreter."""
    start = "from posture.cli import main; main()"
    return [sys.executable, "-c", start, "review", str(clip), "--json", str(report)]


def output_of(command: list[str]) -> str:
    """Run a command to its end and return what it printed. Raises RuntimeError, with its last words, if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout
