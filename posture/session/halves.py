"""Halves of what was judged: the samples that say how far a score can be trusted."""

from __future__ import annotations

from typing import Final

import numpy as np

from posture.types import FloatArray

SAMPLES: Final = 500
"""Of each kind: enough for the ends of a 95 % interval, in a few milliseconds."""


def pieces(blocks: int) -> FloatArray:
    """Every half in one piece, the last block followed by the first: how much it takes of each, shape (n, blocks)."""
    starts = np.unique(np.linspace(0, blocks, min(blocks, SAMPLES), endpoint=False).astype(int))
    after = (np.arange(blocks) - starts[:, np.newaxis]) % blocks
    return np.asarray(np.clip(blocks / 2 - after, 0, 1))


def scattered(blocks: int, random: np.random.Generator) -> FloatArray:
    """Halves of blocks taken here and there: how much each takes of each block, shape (SAMPLES, blocks)."""
    ranks = np.argsort(np.argsort(random.random((SAMPLES, blocks)), axis=1), axis=1)
    return np.asarray(np.clip(blocks / 2 - ranks, 0, 1))
