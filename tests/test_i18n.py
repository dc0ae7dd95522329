"""The words that a user reads: both languages say the same, and nothing is asked for that is not there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, get_args

import pytest

from posture.i18n import Phrase, catalogue, say
from posture.practice.advice import HeightWord, LightWord
from posture.practice.framing import Distance
from posture.reasons import Reason
from posture.report.text import activity_word, kind_word, outcome_word, part_word, view_word
from posture.types import Activity, BodyPart, Kind, Outcome, View
from posture.web.socket import CODES
from posture.web.static_files import CATALOGUES

ROOT: Final = Path("posture")
SAID_IN: Final = {
    "page": ("page/**/*.py",),
    "practice": ("web/static/practice/*.js", "web/static/live/*.js"),
    "player": ("web/static/player/*.js",),
    "upload": ("web/static/upload/*.js",),
    "sign_in": ("web/sign_in.py", "web/sign_in_page.py"),
    "report": ("report/templates/*.j2", "report/*.py"),
    "reasons": ("reasons.py", "practice/texts.py"),
    "camera": ("cli/check_facts.py", "practice/advice.py"),
    "names": ("report/text.py", "report/highlights.py"),
    "baseline": ("baseline/*.py",),
}
RAISED: Final = "errors"
"""The catalogue whose keys nobody names: tests/test_translated_errors.py holds it to what is raised."""
"""For each catalogue the files that name its keys."""
_HOLE: Final = re.compile(r"{(\w+)}")
_FILLED: Final = re.compile(r"\$?{[^{}]*}")
_NAMED: Final = re.compile(r"""["'`]([^"'`\s]*\w[^"'`\s]*)["'`]|\bt\.(\w+)""")
"""A key in quotes, parts of which may be filled in; in a template, a field of its words."""
_ASKED: Final = re.compile(r"""(?<!#)\b(?:word|say)\(\s*["']([\w.]+)["']""")


def source(name: str) -> str:
    """All that names keys of a catalogue."""
    return "\n".join(path.read_text(encoding="utf-8") for glob in SAID_IN[name] for path in ROOT.glob(glob))


def named(name: str) -> list[str]:
    """Every key that is written there, or might be one."""
    return ["".join(groups) for groups in _NAMED.findall(source(name))] + _ASKED.findall(source(name))


def pattern(key: str) -> re.Pattern[str]:
    """The key with any words where something is filled in, or put behind it as a template does."""
    parts = [re.escape(part) for part in _FILLED.split(key)]
    return re.compile(r"[\w ./,]+".join(parts) + (r"\w+" if key.endswith("_") else ""))


def test_every_catalogue_is_looked_at_here() -> None:
    assert {*SAID_IN, RAISED} == {path.stem for path in (ROOT / "words").iterdir()}
    assert set(CATALOGUES) <= set(SAID_IN)


@pytest.mark.parametrize("name", [*SAID_IN, RAISED])
def test_both_languages_say_something_with_the_same_holes_to_fill(name: str) -> None:
    for key, phrase in catalogue(name).items():
        assert phrase.english.strip(), key
        assert phrase.chinese.strip(), key
        assert sorted(_HOLE.findall(phrase.english)) == sorted(_HOLE.findall(phrase.chinese)), key


@pytest.mark.parametrize("name", [*SAID_IN, RAISED])
def test_the_chinese_words_are_chinese(name: str) -> None:
    own = (phrase.chinese for phrase in catalogue(name).values() if phrase.chinese != phrase.english)
    worded = [words for words in own if re.search(r"[A-Za-z]", _HOLE.sub("", words))]
    assert [words for words in worded if not re.search("[一-鿿]", words)] == []


@pytest.mark.parametrize("name", [*SAID_IN, RAISED])
def test_chinese_has_full_width_stops_and_one_form_of_address(name: str) -> None:
    texts = [phrase.chinese for phrase in catalogue(name).values()]
    assert [text for text in texts if re.search(r"[一-鿿](?:[,.:;?!(]|[)](?![a-z]))", text)] == []
    assert [text for text in texts if "你" in text] == []


@pytest.mark.parametrize("name", SAID_IN)
def test_every_key_is_used(name: str) -> None:
    patterns = [pattern(key) for key in named(name) if re.search(r"\w", _FILLED.sub("", key))]
    assert [key for key in catalogue(name) if not any(one.fullmatch(key) for one in patterns)] == []


@pytest.mark.parametrize("name", ["page", *CATALOGUES])
def test_what_is_asked_for_is_there(name: str) -> None:
    asked = _ASKED.findall(source(name))
    assert len(asked) > 3
    assert [key for key in asked if key not in catalogue(name)] == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_what_a_script_names_as_a_key_is_there(name: str) -> None:
    families = {key.split(".")[0] for key in catalogue(name) if "." in key}
    keys = [key for key in named(name) if re.fullmatch(r"[a-z_]+(\.(?!css|js)[a-z_]+)+", key)]
    assert [key for key in keys if key.split(".")[0] in families and key not in catalogue(name)] == []


def test_everything_that_has_a_name_has_it_in_both_languages() -> None:
    for language in ("en", "zh"):
        assert all(reason.text(language) for reason in Reason)
        assert all(outcome_word(one, language) for one in Outcome)
        assert all(activity_word(one, language) for one in Activity)
        assert all(kind_word(one, language) for one in Kind)
        assert all(view_word(one, language) for one in View)
        assert all(part_word(one, language) for one in BodyPart)
    assert {key.split(".")[0] for key in catalogue("reasons")} == set(Reason)


def test_every_refusal_of_the_server_has_words_and_one_that_is_final_says_what_to_do() -> None:
    assert {f"socket.{name}" for name in CODES} <= catalogue("practice").keys()
    for name in ("malformed", "ticket", "replaced", "too_large"):
        assert f"socket.{name}.help" in catalogue("practice")


def test_every_trouble_of_the_camera_has_words_and_says_what_to_do() -> None:
    script = (ROOT / "web/static/live/camera.js").read_text(encoding="utf-8")
    codes = {"still", "unknown", *re.findall(r'(?:Error: |CameraTrouble\()"(\w+)"', script)}
    assert codes == {"still", "unknown", "insecure", "denied", "none", "in_use", "unplugged"}
    assert {f"camera.{code}{more}" for code in codes for more in ("", ".help")} <= catalogue("practice").keys()


@pytest.mark.parametrize(("what", "state"), [("distance", Distance), ("light", LightWord), ("height", HeightWord)])
def test_every_state_of_the_camera_check_has_words(what: str, state: object) -> None:
    assert {f"check.{what}.{one}" for one in get_args(state) if one != "unknown"} <= catalogue("practice").keys()


def test_holes_are_filled_in() -> None:
    phrase = Phrase("between {low} and {high}", "在 {low} 与 {high} 之间")
    assert phrase.text("en", low=70, high=84) == "between 70 and 84"
    assert phrase.text("zh", low=70, high=84) == "在 70 与 84 之间"
    assert say("zh", "a {brace}", "一个 {brace}") == "一个 {brace}"
    with pytest.raises(KeyError):
        phrase.text("en", low=70)


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        catalogue("page")["no such word"]
