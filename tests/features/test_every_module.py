"""Every module that measures has a test of its own, in the place of its name."""

from __future__ import annotations

from pathlib import Path

import pytest

import posture.features

HERE = Path(__file__).parent
FEATURES = Path(posture.features.__file__).parent
MODULES = sorted(path.relative_to(FEATURES) for path in FEATURES.rglob("*.py") if path.name != "__init__.py")


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_it_has_known_answers(module: Path) -> None:
    test = HERE / module.with_name(f"test_{module.name}")
    assert test.is_file(), f"posture/features/{module} has no test at {test.relative_to(HERE.parents[1])}"
    imported = ".".join(("posture", "features", *module.with_suffix("").parts))
    assert f"from {imported} import" in test.read_text(encoding="utf-8"), f"{test.name} does not use {imported}"
