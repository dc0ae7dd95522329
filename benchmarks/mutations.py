"""What can befall a small file: bits, lines, numbers and encodings changed, each way by chance from a seed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from random import Random
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Mutation = Callable[[bytes, Random], bytes]

NASTY: Final = (
    "NaN", "nan", "Infinity", "-inf", "1e999", "-1", "0", "1e-320", "9" * 400, "-" + "9" * 5000, "0x" + "f" * 400,
    "4,4", "1.2.3", "１２", "null", "true", "[]", "{}", '"x"', "''", '"\\ud800"', "2026-01-01", "1_000",
    '"' + "x" * 5000 + '"',
)  # fmt: skip
"""Values that stand where a number or word stood."""
_VALUE: Final = re.compile(r"-?\d+(?:\.\d+)?|\"[^\"\n]*\"|true|false")
_ENCODINGS: Final = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "gbk", "latin-1", "cp037")
_DEEPEST: Final = 100_000
_LONGEST: Final = 64
_TIMES: Final = (1, 1, 1, 2, 3)
"""How many mishaps befall a file, by chance."""


def mutated(content: bytes, random: Random) -> bytes:
    """The content after one to three mishaps."""
    for _ in range(random.choice(_TIMES)):
        content = random.choice(_ALL)(content, random)
    return content


def of_bytes(content: bytes, random: Random) -> bytes:
    """The same for a file that is no text."""
    for _ in range(random.choice(_TIMES)):
        content = random.choice(_OF_BYTES)(content, random)
    return content


def _flip(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randint(1, 8) if changed else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _lose(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + content[at + random.randint(1, _LONGEST) :]


def _repeat(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    part = content[at : at + random.randint(1, 4096)]
    return content[:at] + part * random.randint(2, 5) + content[at:]


def _garble(content: bytes, random: Random) -> bytes:
    at, length = random.randrange(len(content) + 1), random.randint(1, _LONGEST)
    return content[:at] + random.randbytes(length) + content[at + length :]


def _value(content: bytes, random: Random) -> bytes:
    """Another value where one stands."""
    text = content.decode("utf-8", "replace")
    found = list(_VALUE.finditer(text))
    if not found:
        return content
    one = random.choice(found)
    return (text[: one.start()] + random.choice(NASTY) + text[one.end() :]).encode()


def _lines(content: bytes, random: Random) -> bytes:
    """A line lost, doubled or moved."""
    lines = content.split(b"\n")
    line = lines.pop(random.randrange(len(lines)))
    for _ in range(random.randint(0, 2)):
        lines.insert(random.randint(0, len(lines)), line)
    return b"\n".join(lines)


def _nest(content: bytes, random: Random) -> bytes:
    """Brackets, tables, elements or dotted names, far too deep."""
    opening, closing = random.choice(
        [("[", "]"), ('{"a":', "}"), ("<a>", "</a>"), ("a.", ""), ("[a.", "]"), ("(", ")")]
    )
    depth = random.choice([50, 500, 5_000, _DEEPEST])
    at = random.choice([0, random.randrange(len(content) + 1), len(content)])
    middle = random.choice(["1", "", "b = 1"])
    return content[:at] + (opening * depth + middle + closing * depth).encode() + content[at:]


def _encode(content: bytes, random: Random) -> bytes:
    return content.decode("utf-8", "replace").encode(random.choice(_ENCODINGS), "replace")


def _separate(content: bytes, random: Random) -> bytes:
    """Another separator everywhere, as spreadsheets have it."""
    old, new = random.choice([(b"\t", b";"), (b",", b";"), (b".", b","), (b"\n", b"\r"), (b'"', b"'"), (b"\t", b"  ")])
    return content.replace(old, new)


def _swell(content: bytes, random: Random) -> bytes:
    """Far larger than such a file can be."""
    return content + random.choice([b" ", b"#", b"\n", b"x", b"[", b"\0"]) * random.choice([10_000, 2_000_000])


def other_arrays(content: bytes, random: Random) -> bytes:
    """One to three arrays of a NumPy archive lost, or with other types, shapes or numbers."""
    with np.load(io.BytesIO(content)) as archive:
        arrays = {name: archive[name] for name in archive.files}
    for _ in range(random.randint(1, 3)):
        name = random.choice(list(arrays))
        arrays |= {name: random.choice(_OTHERWISE)(arrays[name])}
    out = io.BytesIO()
    np.savez_compressed(out, **{name: array for name, array in arrays.items() if random.random() > _LOST})
    return out.getvalue()


def _last(array: NDArray[Any], value: float) -> NDArray[Any]:
    changed = array.astype(np.float64).reshape(-1)
    changed[-1:] = value
    return changed.reshape(array.shape)


_LOST: Final = 0.05
"""Share of arrays that are not there."""
_OTHERWISE: Final[tuple[Callable[[NDArray[Any]], NDArray[Any]], ...]] = (
    lambda array: array[:-1],
    lambda array: array.reshape(-1),
    lambda array: array[..., np.newaxis],
    lambda array: array.astype(str),
    lambda array: array.astype(np.complex64),
    lambda array: array.astype(np.int8),
    lambda _: np.array("x"),
    lambda _: np.zeros((0, 3)),
    lambda array: array[::-1],
    lambda array: _last(array, np.nan),
    lambda array: _last(array, -np.inf),
    lambda array: _last(array, 1e300),
    lambda array: _last(array, -1.0),
)
_OF_BYTES: Final[tuple[Mutation, ...]] = (_flip, _flip, _cut, _lose, _repeat, _garble)
_OF_TEXT: Final[tuple[Mutation, ...]] = (
    _value,
    _value,
    _value,
    _value,
    _lines,
    _lines,
    _nest,
    _encode,
    _separate,
    _swell,
)
_ALL: Final = (*_OF_BYTES, *_OF_TEXT, *_OF_TEXT)
