"""Read a file of numbers into the dataclass that holds them, and say all that is wrong with it in one line."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import AfterValidator, ConfigDict, TypeAdapter, ValidationError

from posture.errors import SettingsError
from posture.rules.criteria import Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersFile:
    """A file of numbers: a dataclass derived from this names its entries, whose annotations say what they may be.

    An entry that has no field is a fault, also inside of nested dataclasses, and so is a number that is not finite.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", allow_inf_nan=False)

    version: Literal[1]


def _positive(amount: Amount) -> Amount:
    if amount.value <= 0:
        raise ValueError("a value above 0 was wanted")
    return amount


PositiveAmount = Annotated[Amount, AfterValidator(_positive)]
_File = TypeVar("_File", bound=NumbersFile)


def load_numbers(form: type[_File], default: Path, path: Path | None) -> _File:
    """The numbers of `path`, or of the `default` that comes with the product.

    Raises SettingsError, one line with all faults, where the file cannot be read or is not of this `form`.
    """
    file = path or default
    content = _parsed(file, default)
    try:
        found: _File = _adapter(form).validate_python(content)  # type: ignore[arg-type]  # classes can be hashed
    except ValidationError as error:
        raise SettingsError(f"{file}: {fault_list(error)}") from error
    return found


def fault_list(error: ValidationError) -> str:
    """How many faults there are, and each with its place."""
    told = [f"{where or 'file'}: {what}" for where, what in faults(error)]
    return f"{len(told)} faults: {' | '.join(told)}"


def faults(error: ValidationError, known: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Where and what, for each fault; an entry that there is not may have been meant as one of the `known`."""
    for one in error.errors():
        extra = one["type"] in ("extra_forbidden", "unexpected_keyword_argument")
        what = f"there is no such entry{nearest(str(one['loc'][-1]), known)}" if extra else one["msg"]
        yield ".".join(str(part) for part in one["loc"]), what


def nearest(name: str, known: Iterable[str]) -> str:
    """A remark on which known name was meant, if one is near."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"; {close[0]} was meant?" if close else ""


def _parsed(file: Path, default: Path) -> dict[str, Any]:
    kind = f"{default.stem} file {file}"
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{kind} cannot be read ({error.strerror}); give an existing file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{kind} is not TOML ({error}); see calibration/{default.name}") from error


@cache
def _adapter(form: type[NumbersFile]) -> TypeAdapter[Any]:
    return TypeAdapter(form)
