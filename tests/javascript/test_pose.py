"""The scripts that follow people in the browser, in Node, against what the same functions give here."""

from __future__ import annotations

import json

import pytest

from tests.javascript.pose_cases import KEPT, cases


def assert_alike(found: object, kept: object, where: str = "cases") -> None:
    """Equal but for the last digits of numbers, which machines give differently."""
    if isinstance(found, dict) and isinstance(kept, dict):
        assert found.keys() == kept.keys(), where
        for name in found:
            assert_alike(found[name], kept[name], f"{where}.{name}")
    elif isinstance(found, list) and isinstance(kept, list):
        assert len(found) == len(kept), where
        for k, (one, other) in enumerate(zip(found, kept, strict=True)):
            assert_alike(one, other, f"{where}[{k}]")
    else:
        assert found == pytest.approx(kept, rel=1e-8, abs=1e-8), where


def test_the_kept_cases_are_what_the_functions_give_today() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert_alike(cases(), kept)
