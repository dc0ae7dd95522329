"""One name for one thing: no two classes share a name, and no method's name says too little."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
MOST = 15


def classes() -> Iterator[tuple[Path, ast.ClassDef]]:
    """Every class of the product and its tools, private and nested ones too."""
    for package in ("posture", "calibration"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    yield path.relative_to(ROOT), node


def test_no_class_name_is_borne_twice() -> None:
    places = defaultdict(list)
    for path, node in classes():
        places[node.name].append(path.as_posix())

    assert len(places) > 300
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_no_name_is_that_of_too_many_methods() -> None:
    names = Counter(
        method
        for _, node in classes()
        for method in {part.name for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)}
        if not (method.startswith("__") and method.endswith("__"))
    )

    assert names["update"] > 0
    assert {name: count for name, count in names.items() if count > MOST} == {}
