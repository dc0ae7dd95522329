"""One picture with everything drawn on it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from posture.drawing.boxes import Box, place_box
from posture.drawing.caption import Caption, CaptionLine, draw_caption
from posture.drawing.skeleton import draw_number, draw_skeleton, landmark_box
from posture.session.session import PersonState
from posture.types import Kind, Language

Image = NDArray[np.uint8]


def draw(image: Image, people: Sequence[PersonState], language: Language) -> Image:
    """A copy of the picture with each person's skeleton, number and current verdicts.

    `image` is RGB of shape (height, width, 3). A line of the skeleton is drawn where both its ends are seen.
    Captions bear their person's number and stand close by, where they hide least of people and other captions.
    Raises KeyError for an id that is not in the table.
    """
    canvas = image.copy()
    for person in people:
        draw_skeleton(canvas, _trusted(person), person.person)
    outlines = [landmark_box(_trusted(person)) for person in people]
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
    return place_box((caption.width, caption.height), picture, around, people, captions)


def _trusted(person: PersonState) -> NDArray[np.float64]:
    return np.where(person.seen[:, None], person.pose.picture, np.nan)


def _lines(person: PersonState, language: Language) -> tuple[CaptionLine, ...]:
    donts = tuple(CaptionLine(Kind.DONT, person.rules[rule].wording.title(language)) for rule in person.shown)
    return donts + tuple(CaptionLine(Kind.DO, person.rules[rule].wording.title(language)) for rule in person.credited)
