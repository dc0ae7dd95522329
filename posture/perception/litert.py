"""The networks of the pose model run directly by LiteRT, the runtime that the pose library itself wraps.

Why: around each network the library runs a graph of its own, and one network is one thread to it. Run directly, the
landmark network gives the library's own landmarks (see posture.perception.landmark_network) in under half of the time.

LiteRT has wheels where mediapipe has them, and Linux of other C libraries or an Intel Mac may lack it: there
`is_installed` is false, and the library runs the networks (posture.perception.landmarkers).
"""

from __future__ import annotations

import os
import zipfile
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from posture.errors import ModelError

MOST_THREADS: Final = 2
"""That share one crop, if nothing else is asked for. Measured on two cores, where two threads take 5.2 ms for a crop
and one takes 9.5, for 3 to 6 % more processor time; more were not tried."""

Tensor = NDArray[np.float32]


@cache
def is_installed() -> bool:
    """Whether LiteRT can be imported here."""
    try:
        import_module("ai_edge_litert.interpreter")
    except ImportError:
        return False
    return True


def runtime() -> str:
    """What runs the networks here, by name and version."""
    name, package = ("LiteRT", "ai-edge-litert") if is_installed() else ("MediaPipe", "mediapipe")
    return f"{name} {version(package)}"


def usual_threads() -> int:
    """For one recording or camera: equal results, whatever the number.

    OMP_NUM_THREADS, by which whoever runs several at once tells libraries how many threads each may have, counts too.
    """
    asked = os.environ.get("OMP_NUM_THREADS", "")
    most = int(asked) if asked.isdecimal() and int(asked) else MOST_THREADS
    return min(os.cpu_count() or 1, MOST_THREADS, most)


class LiteRTNetwork:
    """One network of a bundle. For one thread at a time.

    Raises ModelError where the bundle cannot be read, or the network has other inputs and outputs than `shapes`, the
    input first.
    """

    def __init__(self, bundle: Path, entry: str, shapes: tuple[tuple[int, ...], ...], threads: int) -> None:
        from ai_edge_litert.interpreter import Interpreter  # here: it is not installed everywhere

        try:
            with zipfile.ZipFile(bundle) as networks:
                content = networks.read(entry)
            self._interpreter: Any = Interpreter(model_content=content, num_threads=threads)
            self._interpreter.allocate_tensors()
        except (OSError, KeyError, zipfile.BadZipFile, ValueError, RuntimeError) as error:
            raise _unusable(bundle, str(error)) from error
        places = [*self._interpreter.get_input_details(), *self._interpreter.get_output_details()]
        if tuple(tuple(int(side) for side in place["shape"]) for place in places) != shapes:
            raise _unusable(bundle, f"{entry} has other inputs or outputs than a pose model's")
        self._input, *self._outputs = (place["index"] for place in places)

    def run(self, values: Tensor) -> list[Tensor]:
        """The outputs, copied, in the network's order."""
        self._interpreter.set_tensor(self._input, values)
        self._interpreter.invoke()
        return [self._interpreter.get_tensor(output) for output in self._outputs]


def _unusable(bundle: Path, reason: str) -> ModelError:
    first = (reason.splitlines() or ["no reason given"])[0]
    return ModelError(
        f"{bundle} could not be loaded as a pose model ({first}); "
        "run 'posture setup' or name another bundle with --model"
    )
