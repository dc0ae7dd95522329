"""Names of files: of recordings as text, and of results."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import BeforeValidator

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def as_text(name: str) -> str:
    """A name as text: bytes that no UTF-8 has come from the system as surrogates, which no file format takes."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", name)


def _text(name: object) -> object:
    return as_text(name) if isinstance(name, str) else name


FileName = Annotated[str, BeforeValidator(_text)]
"""A file's name with a replacement character for each byte that is no UTF-8."""

RESULT_FILES: Final = {
    "json": "report.json",
    "html": "report.html",
    "csv": "report.csv",
    "boris": "boris.tsv",
    "eaf": "report.eaf",
    "vtt": "captions.vtt",
    "annotated": "annotated.mp4",
}
"""What the results of a review are called where they have a folder of their own, by the options of `posture review`."""
