"""What two builds write of the same clips, byte for byte: ``python -m benchmarks.compare_builds OLD CLIP...``.

OLD is a checkout of another revision (``git worktree add OLD REVISION``); the newer build is the one that this is run
in. Each build reviews each clip in a process of its own, and every form of the report is compared.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Final

import typer

FORMS: Final = {"json": "json", "html": "html", "csv": "csv", "eaf": "eaf", "vtt": "vtt", "boris": "tsv"}
"""Options of `posture review`, and how their files end."""

_MADE: Final = re.compile(r' DATE="[^"]*"')
"""When an ELAN file was written."""
_WAIT: Final = 1800.0
"""Seconds for one clip, also on a machine that has much else to do."""


def main(
    old: Annotated[Path, typer.Argument(help="A checkout of the build to compare with.")],
    clips: Annotated[list[Path], typer.Argument(help="Recordings, or folders of them.")],
    keep: Annotated[Path | None, typer.Option(help="Folder for what both write; a clip that is there is kept.")] = None,
    new_field: Annotated[list[str] | None, typer.Option(help="JSON field that only the newer build has.")] = None,
) -> None:
    """Review every clip with both builds and print each difference; exit code 1 if there is any."""
    with TemporaryDirectory() as passing:
        folder = keep or Path(passing)
        found = [line for clip in _files(clips) for line in _compared(old, clip, folder, frozenset(new_field or ()))]
    differing = sum(" differs" in line for line in found)
    print(f"{len(found)} results compared, {differing} differ")
    sys.exit(1 if differing else 0)


def _files(clips: list[Path]) -> list[Path]:
    return [file for clip in clips for file in (sorted(clip.glob("*.mp4")) if clip.is_dir() else [clip])]


def _compared(old: Path, clip: Path, folder: Path, new_fields: frozenset[str]) -> list[str]:
    before = _reviewed(old.resolve(), clip.resolve(), folder / "old" / clip.stem)
    after = _reviewed(Path(__file__).parents[1], clip.resolve(), folder / "new" / clip.stem)
    lines = []
    for form in FORMS:
        same = _comparable(form, before[form], frozenset()) == _comparable(form, after[form], new_fields)
        lines.append(f"{clip.name} --{form}: {'same' if same else 'differs'}")
        print(lines[-1], flush=True)
    return lines


def _reviewed(build: Path, clip: Path, folder: Path) -> dict[str, bytes]:
    """What a build writes of a clip, by its form. Raises RuntimeError, with its last words, if it fails."""
    places = {form: folder / f"report.{ending}" for form, ending in FORMS.items()}
    if not all(place.is_file() for place in places.values()):
        folder.mkdir(parents=True, exist_ok=True)
        wanted = [part for form, place in places.items() for part in (f"--{form}", str(place.resolve()))]
        command = [sys.executable, "-m", "posture", "review", str(clip), "--quiet", "--language", "en", *wanted]
        environment = {**os.environ, "PYTHONPATH": str(build)}
        done = subprocess.run(
            command, cwd=build, env=environment, capture_output=True, text=True, check=False, timeout=_WAIT
        )
        if done.returncode:
            raise RuntimeError(f"{build}: {clip.name} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return {form: place.read_bytes() for form, place in places.items()}


def _comparable(form: str, content: bytes, new_fields: frozenset[str]) -> str:
    """The content without what may differ: when it was made, and fields that only the newer build has."""
    text = content.decode("utf-8-sig")
    if form == "json":
        return json.dumps(_without(json.loads(text), new_fields), indent=1)
    return _MADE.sub("", text) if form == "eaf" else text


def _without(value: Any, names: frozenset[str]) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, dict):
        return {name: _without(part, names) for name, part in value.items() if name not in names}
    return [_without(part, names) for part in value] if isinstance(value, list) else value


if __name__ == "__main__":
    typer.run(main)
