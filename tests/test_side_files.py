"""Whatever is in a file that somebody gives us, it is read within bounds or refused in one line."""

from __future__ import annotations

import io
import json
import os
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posture.errors import SettingsError
from posture.side_files import DEEPEST, LARGEST_WHOLE, LONGEST_TOML_LINE, SideFile

LONGEST = 1000
"""Characters of a message that a person reads to its end, without the file's name."""


def side_file(path: Path, most_bytes: int = 100_000) -> SideFile:
    return SideFile(path, "profile", "write one", most_bytes)


def refusal(read: Callable[[], object]) -> str:
    with pytest.raises(SettingsError) as error:
        read()
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < LONGEST
    return str(error.value)


def put(folder: Path, content: bytes | str) -> SideFile:
    path = folder / "side"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return side_file(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, encoding: str) -> None:
    assert put(tmp_path, "坐 = 1".encode(encoding)).text() == "坐 = 1"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "gbk", "latin-1"])
def test_another_encoding_is_refused_with_the_one_that_is_wanted(tmp_path: Path, encoding: str) -> None:
    text = "name = 'ÄÖ'" if encoding == "latin-1" else "name = '坐直'"
    assert "save it as UTF-8" in refusal(put(tmp_path, text.encode(encoding)).toml)


def test_no_more_is_read_than_is_sound(tmp_path: Path) -> None:
    assert put(tmp_path, " " * 100_000).text() == " " * 100_000
    assert "far too large" in refusal(put(tmp_path, " " * 100_001).text)


def test_what_is_no_ordinary_file_is_not_opened_for_good(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(side_file(tmp_path).text)
    assert "cannot be read" in refusal(side_file(tmp_path / "none").text)
    assert "cannot be read" in refusal(side_file(tmp_path / ("x" * 300)).text)
    assert "cannot be read" in refusal(side_file(tmp_path / "nul\0").text)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_pipe_to_which_nobody_writes_does_not_hold_us_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "an ordinary file was wanted" in refusal(side_file(tmp_path / "pipe").text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000 + "]" * 50_000,
        '{"a":' * 50_000 + "1" + "}" * 50_000,
        "[" * (DEEPEST + 2) + "]" * (DEEPEST + 2),
        "Infinity",
        "-NaN",
        '{"a": [1e999]}',
        '{"a": ' + "9" * 30 + "}",
        "9" * 5000,
        '"\\ud800"',
        "",
    ],
)
def test_json_that_no_program_of_ours_can_use_is_refused(tmp_path: Path, text: str) -> None:
    refusal(put(tmp_path, text).json)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 20_000 + "]" * 20_000,
        "a." * 40_000 + "b = 1",
        "\n".join(f"[{'a.' * 200}b{number}]" for number in range(3)),
        "a = nan",
        "a = { b = [1, inf] }",
        "a = " + "9" * 5000,
        "a = 0x" + "f" * 100,
        "a = '" + "x" * LONGEST_TOML_LINE + "'",
        "a = 1\ra = 2",
    ],
)
def test_toml_that_no_program_of_ours_can_use_is_refused(tmp_path: Path, text: str) -> None:
    refusal(put(tmp_path, text).toml)


def test_the_place_of_a_number_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    told = refusal(put(tmp_path, '{"shown": [{"start": 1, "end": Infinity}], "seconds": NaN}').json)
    assert "shown.0.end: should be a finite number" in told
    assert "seconds: should be a finite number" in told


def numpy_file(path: Path, **arrays: Any) -> SideFile:  # noqa: ANN401 - whatever numpy makes an array of
    np.savez(path, allow_pickle=True, **arrays)
    return side_file(path)


def test_objects_in_an_archive_are_code_and_not_loaded(tmp_path: Path) -> None:
    sound = numpy_file(tmp_path / "a.npz", t=np.arange(3))
    assert sound.arrays()["t"].tolist() == [0, 1, 2]
    assert "no NumPy archive" in refusal(numpy_file(tmp_path / "b.npz", t=np.array([{}])).arrays)
    assert "no NumPy archive" in refusal(put(tmp_path, b"PK\x03\x04" + b"x" * 100).arrays)


def test_an_archive_that_would_fill_the_memory_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posture.side_files.MOST_UNPACKED", 1_000_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("t.npy", b"\0" * 2_000_000)
    assert "2,000,000 bytes when unpacked" in refusal(put(tmp_path, packed.getvalue()).arrays)


ANYTHING = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=300).map(lambda text: text.encode(errors="replace")),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
        lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=5), inside, max_size=4),
        max_leaves=20,
    ).map(lambda value: json.dumps(value).encode()),
    st.integers(1, 3000).map(lambda depth: b"[" * depth + b"]" * depth),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=ANYTHING)
def test_any_bytes_are_read_or_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    file = put(tmp_path, content)
    for read in (file.content, file.text, file.json, file.toml, file.arrays):
        try:
            read()
        except SettingsError as error:
            assert "\n" not in str(error)  # noqa: PT017 - both ways are right
            assert len(str(error)) < LONGEST  # noqa: PT017


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(value=st.recursive(st.integers(-LARGEST_WHOLE, LARGEST_WHOLE) | st.text(), st.lists, max_leaves=10))
def test_what_is_sound_is_read_as_it_was_written(tmp_path: Path, value: object) -> None:
    assert put(tmp_path, json.dumps(value)).json() == value


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(depth=st.integers(0, 2 * DEEPEST))
def test_depth_is_bounded_the_same_in_both_languages(tmp_path: Path, depth: int) -> None:
    text = "[" * depth + "]" * depth
    told = []
    for suffix, content in (("json", f'{{"a": {text or 1}}}'), ("toml", f"a = {text or 1}")):
        file = put(tmp_path, content)
        try:
            told.append(getattr(file, suffix)() == (json.loads if suffix == "json" else tomllib.loads)(content))
        except SettingsError:
            told.append(False)
    assert told == [depth <= DEEPEST] * 2
