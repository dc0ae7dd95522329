"""Names of files as text."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import BeforeValidator

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def _as_text(name: object) -> object:
    """A name as text: bytes that no UTF-8 has come from the system as surrogates, which no file format takes."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", name) if isinstance(name, str) else name


FileName = Annotated[str, BeforeValidator(_as_text)]
"""A file's name with a replacement character for each byte that is no UTF-8."""
