"""The rooms of the product and who uses whom, as a picture: ``python -m benchmarks.rooms [--write]``.

Read off the imports, those for types included. An arrow that follows from others (a uses b, b uses c, so a may use c)
is left out; `--write` puts the picture into CONTRIBUTING.md, where a test holds it to the code.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

ROOT: Final = Path(__file__).parents[1]
PRODUCT: Final = ROOT / "posture"
PLACE: Final = re.compile(r"(<!-- rooms: [^\n]*-->\n).*?(<!-- end of rooms -->)", re.DOTALL)
"""Where the picture stands in CONTRIBUTING.md."""

Graph = Mapping[str, frozenset[str]]
"""The rooms that each room uses."""


def room(module: str) -> str:
    """The room of a dotted module name: the package, or the loose module, below `posture`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def graph() -> Graph:
    """Every room that holds code, and those that it uses."""
    used: dict[str, set[str]] = {}
    for file in PRODUCT.rglob("*.py"):
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if module not in {"posture", "posture.__main__"}:
            used.setdefault(room(module), set()).update(room(other) for other in _imports(file))
    return {name: frozenset(others - {name, "posture"}) for name, others in used.items()}


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "posture":
            bare = node.module == "posture"
            yield from (f"posture.{name.name}" for name in node.names) if bare else (node.module,)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("posture."))


def reach(uses: Graph, start: str) -> frozenset[str]:
    """All rooms that `start` uses, directly or through others; itself too where there is a cycle."""
    found: set[str] = set()
    waiting = list(uses.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += uses.get(name, ())
    return frozenset(found)


def picture(uses: Graph) -> str:
    """The rooms and the arrows that do not follow from others, as a Mermaid flowchart."""
    lines = ["```mermaid", "flowchart TD"]
    for name in sorted(uses):
        implied = frozenset(far for near in uses[name] for far in reach(uses, near))
        lines += [f"    {name} --> {other}" for other in sorted(uses[name] - implied) if other in uses]
    return "\n".join([*lines, "```", ""])


def main(write: Annotated[bool, typer.Option("--write", help="Renew the picture in CONTRIBUTING.md.")] = False) -> None:  # noqa: FBT002 - the shape that typer asks for
    """Print the picture of the rooms, or write it where it belongs."""
    drawn = picture(graph())
    if not write:
        print(drawn)
        return
    page = ROOT / "CONTRIBUTING.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(PLACE.sub(lambda match: match[1] + drawn + match[2], text), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
