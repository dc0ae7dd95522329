"""Names that visitors gave, as text and nothing else."""

from __future__ import annotations

import re
from typing import Final

_LAYOUT: Final = re.compile(r"([^\w\s])", re.ASCII)


def escape_markdown(name: str) -> str:
    """The name for Streamlit's Markdown, in which every sign stands for itself."""
    return _LAYOUT.sub(lambda sign: "\\" + sign[0] if sign[0].isascii() else sign[0], name)
