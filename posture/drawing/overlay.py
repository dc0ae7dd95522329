"""One picture with everything drawn on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from posture.drawing.boxes import Box, find_room
from posture.drawing.caption import Caption, Line, Sign, draw_caption
from posture.drawing.skeleton import draw_number, draw_skeleton, outline
from posture.rules import RULES
from posture.rules.rule import Rule
from posture.types import Language

Image = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class DrawnPerson:
    """What is drawn for one person."""

    person: int
    """The person's number, from 1."""
    picture: NDArray[np.float64]
    """Landmarks in pixels of the picture, shape (33, 2); NaN where missing."""
    observed: NDArray[np.bool_]
    """Which landmarks may be trusted, shape (33,); the others are not drawn."""
    shown: tuple[str, ...] = ()
    """Ids of the don'ts shown at this moment."""
    credited: tuple[str, ...] = ()
    """Ids of the dos shown at this moment."""
    rules: Mapping[str, Rule] = field(default_factory=lambda: RULES)
    """Every row by its id, with the words to caption it with."""


def draw(image: Image, people: Sequence[DrawnPerson], language: Language) -> Image:
    """A copy of the picture with each person's skeleton, number and current verdicts.

    `image` is RGB of shape (height, width, 3). A line of the skeleton is drawn where both its ends are observed.
    Captions bear their person's number and stand close by, where they hide least of people and other captions.
    Raises KeyError for an id that is not in the table.
    """
    canvas = image.copy()
    for person in people:
        draw_skeleton(canvas, _trusted(person), person.person)
    outlines = [outline(_trusted(person)) for person in people]
    for person, around in zip(people, outlines, strict=True):
        if around is not None:
            draw_number(canvas, around, person.person)
    captions: list[Box] = []
    for person, around in zip(people, outlines, strict=True):
        lines = _lines(person, language)
        if lines:
            caption = Caption.fitting(canvas, person.person, lines)
            captions.append(_room(canvas, caption, around, outlines, captions))
            draw_caption(canvas, caption, captions[-1])
    return canvas


def _room(
    canvas: Image, caption: Caption, around: Box | None, outlines: Sequence[Box | None], captions: Sequence[Box]
) -> Box:
    picture = Box(0, 0, canvas.shape[1], canvas.shape[0])
    # The number's disc stands three letters high above the head.
    people = [box._replace(top=box.top - 3 * caption.letters) for box in outlines if box is not None]
    return find_room((caption.width, caption.height), picture, around, people, captions)


def _trusted(person: DrawnPerson) -> NDArray[np.float64]:
    return np.where(person.observed[:, None], person.picture, np.nan)


def _lines(person: DrawnPerson, language: Language) -> tuple[Line, ...]:
    donts = tuple(Line(Sign.DONT, person.rules[rule].wording.title(language)) for rule in person.shown)
    return donts + tuple(Line(Sign.DO, person.rules[rule].wording.title(language)) for rule in person.credited)
