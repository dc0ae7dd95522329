"""Which predicted episode is which true one.

An episode is a set of stretches (usually one). Time in which a label is neutral (an ambiguous stretch, a blend between
postures) is cut away before episodes are compared, so that a verdict may begin anywhere within a blend.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from .intervals import Stretches, intersect, merge, overlap_ratio, share, subtract, total

JOIN_GAP = 1.0
"""Seconds: episodes of one row this close are one, in labels and in predictions."""

NEUTRAL_SHARE = 0.5
"""An episode with at least this share of its time in neutral stretches is scored neither way."""

Episodes = tuple[Stretches, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Every scored episode of one row, sorted into three."""

    hits: tuple[tuple[Stretches, Stretches], ...]
    """Pairs of a true episode and the predicted one that found it."""
    missed: Episodes
    false: Episodes


def match(true: Stretches, predicted: Stretches, neutral: Stretches, iou: float) -> Matching:
    """Pair true and predicted episodes whose intersection over union, outside `neutral`, is at least `iou`.

    As many as possible are paired, one to one, the best overlaps first. Long rows may come in pieces: predictions that
    lie on one true episode and have only neutral time (or `JOIN_GAP`) between them count as one.
    """
    groups = _joined(merge(true, JOIN_GAP), lambda one, other: _near(one, other, neutral))
    unscored = merge(neutral + tuple(part for group in groups if _is_neutral(group, neutral) for part in group))
    wanted = tuple(group for group in groups if not _is_neutral(group, neutral))
    # Only pieces on the same true episode; others stay apart, so that each is counted.
    found = _joined(
        merge(predicted, JOIN_GAP),
        lambda one, other: _near(one, other, neutral) and _share_one(wanted, one, other, neutral),
    )
    hits = _pairs(wanted, found, neutral, iou)
    hit_true, hit_found = {pair[0] for pair in hits}, {pair[1] for pair in hits}
    return Matching(
        hits=hits,
        missed=tuple(episode for episode in wanted if episode not in hit_true),
        false=tuple(episode for episode in found if episode not in hit_found and not _is_neutral(episode, unscored)),
    )


def _is_neutral(episode: Stretches, zone: Stretches) -> bool:
    return share(episode, zone) >= NEUTRAL_SHARE


def _near(first: Stretches, second: Stretches, neutral: Stretches) -> bool:
    """Whether at most `JOIN_GAP` of scored time lies between two episodes, the earlier one first."""
    return total(subtract(((first[-1][1], second[0][0]),), neutral)) <= JOIN_GAP


def _joined(stretches: Stretches, together: Callable[[Stretches, Stretches], bool]) -> Episodes:
    """Stretches gathered into episodes, each that goes `together` with the episode before it."""
    episodes: list[Stretches] = []
    for stretch in stretches:
        if episodes and together(episodes[-1], (stretch,)):
            episodes[-1] = (*episodes[-1], stretch)
        else:
            episodes.append((stretch,))
    return tuple(episodes)


def _share_one(true: Episodes, first: Stretches, second: Stretches, neutral: Stretches) -> bool:
    scored = (subtract(episode, neutral) for episode in true)
    return any(intersect(episode, first) and intersect(episode, second) for episode in scored)


def _pairs(true: Episodes, found: Episodes, neutral: Stretches, iou: float) -> tuple[tuple[Stretches, Stretches], ...]:
    if not true or not found:
        return ()
    cut_true = [subtract(episode, neutral) for episode in true]
    cut_found = [subtract(episode, neutral) for episode in found]
    ratio = np.array([[overlap_ratio(first, second) for second in cut_found] for first in cut_true])
    # A constant far above any overlap makes the number of pairs count before their quality.
    worth = np.where(ratio >= iou, ratio + len(true) + len(found), 0.0)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return tuple((true[i], found[j]) for i, j in zip(rows, columns, strict=True) if worth[i, j] > 0)
