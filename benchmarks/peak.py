"""Peak memory of one command: ``python -m benchmarks.peak COMMAND...`` prints bytes. Unix only.

It runs in a process of its own that imports next to nothing, since the peak of a child also counts what its parent held
when the child was split off, and since the system keeps one peak for all children of a process.
"""

from __future__ import annotations

import resource
import subprocess
import sys

UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes per unit of ru_maxrss."""


def main(command: list[str]) -> None:
    """Run the command to its end and print the peak of its resident memory in bytes; exit as it did if it failed."""
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        sys.exit(done.returncode)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * UNIT)


if __name__ == "__main__":
    main(sys.argv[1:])
