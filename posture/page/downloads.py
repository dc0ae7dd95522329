"""Files that are made only when they are asked for."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO

from streamlit.delta_generator import DeltaGenerator


def offer_file(place: DeltaGenerator, label: str, make: Callable[[], str | bytes], name: str, kind: str) -> None:
    """A button in `place` that gives what `make` returns, as a file of that name and MIME type."""
    place.download_button(label, make, name, kind, on_click="ignore", width="stretch")


def offer_zip(place: DeltaGenerator, label: str, write: Callable[[IO[bytes]], None], name: str) -> None:
    """The same for an archive, which `write` writes."""

    def make() -> bytes:
        file = io.BytesIO()
        write(file)
        return file.getvalue()

    offer_file(place, label, make, name, "application/zip")
