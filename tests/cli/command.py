"""Runs the command line: in this process, or as its users do in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from posture.cli.app import app

ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def start(code: str, *arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
    """Start Python code with these arguments in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"LC_ALL": "C.UTF-8"} | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


MAIN = "from posture.cli import main; main()"


def run_alone(*arguments: str | Path, code: str = MAIN, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, to its end."""
    process = start(code, *arguments, **environment)
    out, err = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)
