"""Read a file of numbers into the dataclass that holds them, and say all that is wrong with it in one line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, Final, Literal, TypeVar

from pydantic import AfterValidator, ConfigDict, TypeAdapter, ValidationError

from posture.errors import SettingsError
from posture.rules.criteria import Constant
from posture.side_files import SideFile, shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersFile:
    """A file of numbers: a dataclass derived from this names its entries, whose annotations say what they may be.

    An entry that has no field is a fault, also inside of nested dataclasses, and so is a number that is not finite.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", allow_inf_nan=False)

    version: Literal[1]


def _positive(constant: Constant) -> Constant:
    if constant.value <= 0:
        raise ValueError("a value above 0 was wanted")
    return constant


PositiveConstant = Annotated[Constant, AfterValidator(_positive)]
_File = TypeVar("_File", bound=NumbersFile)


def load_numbers(form: type[_File], default: Path, path: Path | None) -> _File:
    """The numbers of `path`, or of the `default` that comes with the product.

    Raises SettingsError, one line with all faults, where the file cannot be read or is not of this `form`.
    """
    file = path or default
    content = SideFile(file, f"{default.stem} file", f"give a file such as calibration/{default.name}").toml()
    try:
        found: _File = _adapter(form).validate_python(content)  # type: ignore[arg-type]  # classes can be hashed
    except ValidationError as error:
        raise SettingsError(f"{file}: {fault_list(error)}") from error
    return found


MOST_FAULTS: Final = 20
"""That are told of one file; who mends those sees the others next."""
_LONGEST_NAME: Final = 60
"""Characters of an entry's name in a message."""


def fault_list(error: ValidationError) -> str:
    """How many faults there are, and each with its place."""
    return counted([f"{where or 'file'}: {what}" for where, what in faults(error)])


def counted(told: Sequence[str]) -> str:
    """How many faults there are, and the first of them, in one line."""
    more = f" | and {len(told) - MOST_FAULTS} more" if len(told) > MOST_FAULTS else ""
    return f"{len(told)} fault{'s' if len(told) > 1 else ''}: {' | '.join(told[:MOST_FAULTS])}{more}"


def faults(error: ValidationError, known: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Where and what, for each fault; an entry that there is not may have been meant as one of the `known`."""
    for one in error.errors():
        extra = one["type"] in ("extra_forbidden", "unexpected_keyword_argument")
        what = f"there is no such entry{did_you_mean(str(one['loc'][-1]), known)}" if extra else one["msg"]
        yield ".".join(quoted(part) for part in one["loc"]), shortened(" ".join(what.split()))


def quoted(name: object) -> str:
    """A name out of a file as messages show it: on one line, and no longer than can be read."""
    text = " ".join(str(name).split())
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}…"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A remark on which known name was meant, if one is near."""
    close = difflib.get_close_matches(name[:_LONGEST_NAME], list(known), n=1)
    return f"; {close[0]} was meant?" if close else ""


@cache
def _adapter(form: type[NumbersFile]) -> TypeAdapter[Any]:
    return TypeAdapter(form)
