"""Drawings show who is where and what is shown, legibly and only where it was observed."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from posture.drawing.boxes import Box, place_box
from posture.drawing.caption import Caption, CaptionLine
from posture.drawing.overlay import draw
from posture.drawing.text import draw_text
from posture.pose.landmarks import Landmark
from posture.rules import RULES
from posture.session.session import PersonState
from posture.types import FloatArray, Kind, Language
from tests.states import first_moment

GREY = np.full((240, 320, 3), 128, dtype=np.uint8)
GREY.flags.writeable = False
ALL = np.ones(33, dtype=np.bool_)


def somebody(picture: FloatArray, seen: NDArray[np.bool_] = ALL, shown: tuple[str, ...] = ()) -> PersonState:
    """Somebody with landmarks at these places, shape (33, 2), in pixels."""
    one = first_moment()
    return replace(one, pose=replace(one.pose, picture=picture), seen=seen, shown=shown)


def person(number: int = 1, x: float = 60, shown: tuple[str, ...] = (), credited: tuple[str, ...] = ()) -> PersonState:
    """Somebody whose landmarks stand on a line down the picture, all seen."""
    picture = np.stack([np.full(33, x), np.linspace(90, 220, 33)], axis=1)
    return replace(somebody(picture, shown=shown), person=number, credited=credited)


def changed(image: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return np.asarray((image != GREY).any(axis=2))


def test_the_picture_given_is_not_drawn_on() -> None:
    drawn = draw(GREY, [person()], "en")
    assert changed(drawn).any()
    assert (GREY == 128).all()


def test_nobody_leaves_the_picture_as_it_is() -> None:
    assert not changed(draw(GREY, [], "en")).any()


def test_a_line_needs_both_its_ends_seen() -> None:
    picture = np.full((33, 2), np.nan)
    picture[Landmark.LEFT_HIP], picture[Landmark.LEFT_KNEE] = (60, 100), (60, 220)
    both = np.isfinite(picture[:, 0])
    hip_only = both.copy()
    hip_only[Landmark.LEFT_KNEE] = False
    assert changed(draw(GREY, [somebody(picture, both)], "en"))[160, 60]
    assert not changed(draw(GREY, [somebody(picture, hip_only)], "en"))[160, 60]


def test_a_person_without_a_seen_landmark_still_has_their_caption() -> None:
    unseen = somebody(np.full((33, 2), np.nan), ~ALL, shown=("stand.hunched",))
    assert changed(draw(GREY, [unseen], "en")).any()


def test_landmarks_far_outside_the_picture_do_no_harm() -> None:
    far = somebody(np.full((33, 2), 1e12))
    assert draw(GREY, [far], "en").shape == GREY.shape


def test_dos_and_donts_differ_by_sign_and_not_only_by_colour() -> None:
    dont = draw(GREY, [person(shown=("stand.straight",))], "en")
    do = draw(GREY, [person(credited=("stand.straight",))], "en")
    shapes = [cv2.cvtColor(image, cv2.COLOR_RGB2GRAY) > 100 for image in (dont, do)]
    assert (shapes[0] != shapes[1]).sum() > 10


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_font_has_every_character_of_the_table(language: Language) -> None:
    def rendered(character: str) -> bytes:
        canvas = np.zeros((48, 48, 3), dtype=np.uint8)
        draw_text(canvas, character, (4, 40), 32, (255, 255, 255))
        return canvas.tobytes()

    missing = rendered("\ue000")
    blank = rendered(" ")
    wanted = {character for rule in RULES.values() for character in rule.wording.title(language)} - {" ", "?"}
    assert [character for character in sorted(wanted) if rendered(character) in (missing, blank)] == []


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(KeyError):
        draw(GREY, [person(shown=("stand.nonsense",))], "en")


@pytest.mark.parametrize("width", [100, 160, 320, 1920])
def test_letters_shrink_until_the_longest_line_fits(width: int) -> None:
    image = np.zeros((240, width, 3), dtype=np.uint8)
    line = CaptionLine(Kind.DO, RULES["stand.feet_quiet"].wording.title("en"))
    caption = Caption.fitting(image, 1, (line,))
    assert caption.width <= width or caption.letters == 8


def test_captions_stay_within_the_picture_and_off_each_other() -> None:
    picture = Box(0, 0, 320, 240)
    people = [Box(100, 60, 140, 240), Box(200, 60, 240, 240)]
    captions: list[Box] = []
    for around in people:
        captions.append(place_box((90, 40), picture, around, people, captions))
    assert captions[0].intersection_area(captions[1]) == 0
    assert all(caption.intersection_area(around) == 0 for caption in captions for around in people)
    assert all(caption.intersection_area(picture) == 90 * 40 for caption in captions)


def test_a_caption_larger_than_the_picture_is_cut_to_it() -> None:
    assert place_box((500, 40), Box(0, 0, 320, 240), None, [], []) == Box(0, 0, 320, 40)
