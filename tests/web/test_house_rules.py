"""House rules by name: what was chosen is kept, and no path is ever opened."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.errors import AccessError, SettingsError
from posture.roles import ALONE, Principal, Role
from posture.store import Store, open_store
from posture.web.house_rules import FOLDER_VARIABLE, add_folder, add_rules, example_names, house_profile
from tests.waiting import PATIENCE

OURS = 'version = 1\nname = "Ours"\n[rows."stand.arms_folded"]\non = false\n'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.sqlite", patience=PATIENCE) as opened:
        yield opened


def test_what_was_added_is_judged_by_whatever_becomes_of_its_file(store: Store) -> None:
    mine = store.on_behalf_of(ALONE)
    key = add_rules(mine, "ours", OURS.encode())
    newer = add_rules(mine, "ours", OURS.replace("Ours", "Newer").encode())
    assert add_rules(mine, "ours", OURS.encode()) == key != newer
    assert house_profile(mine, key).name == "Ours"
    assert not house_profile(mine, key).criteria["stand.arms_folded"].used
    assert mine.latest_rules() == (newer,)


@pytest.mark.parametrize("path", ["/dev/zero", "/etc/passwd", "ours.toml", "../ours", "ours@0123", ""])
def test_a_path_is_no_name_even_where_there_is_such_a_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours.toml").write_text(OURS)
    with pytest.raises(SettingsError, match="not kept here"):
        house_profile(store.on_behalf_of(ALONE), path)


def test_what_comes_with_the_product_is_there_by_its_name(store: Store) -> None:
    assert "feet_flat" in example_names()
    assert house_profile(store.on_behalf_of(ALONE), "feet_flat").name
    assert house_profile(store.on_behalf_of(ALONE), None).name is None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"version = 1", b"[" * 5000, b"x" * 2_000_000, b'name = "a"'])
def test_rules_that_cannot_be_judged_by_are_not_kept(store: Store, content: bytes) -> None:
    mine = store.on_behalf_of(ALONE)
    with pytest.raises(SettingsError) as fault:
        add_rules(mine, "ours", content)
    assert "\n" not in str(fault.value)
    assert mine.latest_rules() == ()


def test_the_administrator_s_folder_is_taken_and_what_is_wrong_in_it_is_said(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "ours.toml").write_text(OURS)
    (folder / "wrong.toml").write_text("name = 1")
    os.mkfifo(folder / "pipe.toml")
    (folder / "endless.toml").symlink_to("/dev/zero")
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    eve = store.on_behalf_of(Principal("Eve", Role.TRAINER))
    assert len(add_folder(eve)) == 3
    assert [key.split("@")[0] for key in eve.latest_rules()] == ["ours"]
    (folder / "ours.toml").unlink()
    assert house_profile(store.on_behalf_of(Principal("Ana", Role.TRAINEE)), eve.latest_rules()[0]).name == "Ours"


def test_a_trainee_adds_none(store: Store) -> None:
    with pytest.raises(AccessError):
        add_rules(store.on_behalf_of(Principal("Ana", Role.TRAINEE)), "ours", OURS.encode())
