"""What `import posture` costs, and getting ready to judge one's own poses: fresh interpreters, the median of many."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import Annotated, Final

import typer

STEPS: Final = {
    "an interpreter, nothing imported": "",
    "import posture": "import posture",
    "posture.Session()": "import posture; posture.Session()",
    "posture.review": "import posture; posture.review",
}


def main(repeats: Annotated[int, typer.Option(min=1, help="Interpreters for each step.")] = 15) -> None:
    """Print the wall time of each step in milliseconds, the start of the interpreter included."""
    for name, code in STEPS.items():
        times = sorted(_seconds(code) for _ in range(repeats))
        print(f"{name:34} median {1000 * statistics.median(times):6.0f} ms, least {1000 * times[0]:6.0f} ms")


def _seconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    typer.run(main)
