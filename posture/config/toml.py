"""Read a file of numbers, and say all that is wrong with it in one line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from posture.errors import SettingsError


def parsed(file: Path, kind: str, example: str) -> dict[str, Any]:
    """What a TOML file holds. Raises SettingsError that calls it a `kind` file and points to the `example`."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{kind} file {file} cannot be read ({error.strerror}); give an existing file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{kind} file {file} is not TOML ({error}); see {example}") from error


def refusal(file: Path, error: ValidationError) -> SettingsError:
    """The error that lists every fault of a file that does not fit its form."""
    faults = [f"{'.'.join(str(part) for part in e['loc']) or 'file'}: {e['msg']}" for e in error.errors()]
    return SettingsError(f"{file}: {len(faults)} faults: {' | '.join(faults)}")
