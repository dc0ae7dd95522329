"""How long tests wait for what must happen: the one place where that is said.

A wait ends as soon as what it waits for is there, so a long one costs nothing where all is well. On a machine that has
ten times as much to do as it can, a second of work takes ten and a pause of the scheduler several.
"""

from __future__ import annotations

from typing import Final

PATIENCE: Final = 120.0
"""Seconds for what takes a second or less on an idle machine: an answer, a picture, a page that is drawn."""
LONG: Final = 600.0
"""Seconds for work of several on an idle machine: a server that starts, a review, a suite of scripts in Node."""
LOOK: Final = 0.02
"""Seconds between two looks, where nothing tells when it is time."""
MILLISECONDS: Final = 1000
"""In a second: the browser's driver wants its waits in these."""
