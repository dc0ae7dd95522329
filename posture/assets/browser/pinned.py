"""Which release is fetched, and what every file of it must be.

Exactly this release: from 1.0.0 on the library sends usage metrics to its maker without asking (seen with 1.1.0, which
posts to a server of theirs every minute); this one makes no request but for its own files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

PACKAGE: Final = "@mediapipe/tasks-vision@0.10.35"
VERSION: Final = "0.10.35"
TARBALL_SHA256: Final = "84597a25e13d123b5f4cbe768bb72e97a2c28c7a465f0ace287d8cbe5246bff0"
ROOT: Final = "package"
"""The folder in the tarball that holds everything."""


@dataclass(frozen=True, slots=True)
class PinnedFile:
    """One file of the release."""

    name: PurePosixPath
    """Below the package's folder, and below the folder where it is kept."""
    sha256: str

    def path_in(self, folder: Path) -> Path:
        """Where the file is kept."""
        return folder.joinpath(*self.name.parts)

    def is_intact(self, folder: Path) -> bool:
        """Whether the kept file is there, byte for byte."""
        path = self.path_in(folder)
        return path.is_file() and digest(path) == self.sha256


FILES: Final = tuple(
    PinnedFile(PurePosixPath(name), sha256)
    for name, sha256 in {
        "vision_bundle.mjs": "55d7ab624fbb70dcc5adc4ae6d7ea9cfcb569139d3dbfbf2b1deafcb966bc0fe",
        "wasm/vision_wasm_internal.js": "e7fd9858e8e8f221d9b96eddc11f8e077f263e0b7bbd79d3cbe882b134274f8c",
        "wasm/vision_wasm_internal.wasm": "6a5c64584c2ab61c763b6e204afbdbc7ce1caf7f5216187322bca8df94f646bc",
        "wasm/vision_wasm_module_internal.js": "1f1d6215324a1fe62f6742d49a3db911170987ca18ad8c1b75f1a1c82acf2b44",
        "wasm/vision_wasm_module_internal.wasm": "617b8e0248dbd27e9d7ece4218004eae4cefb499196d1bb4fa0e3fef21708756",
        "wasm/vision_wasm_nosimd_internal.js": "438d1fe8ff7f4d946025bc211c291543c037d8a3785ed4eee60f1f521b236296",
        "wasm/vision_wasm_nosimd_internal.wasm": "8a3092d34c79d3f57e6ba8592105e8a90f6b07c27891ffecd14cca428bfd3e31",
    }.items()
)


def digest(path: Path) -> str:
    """The SHA-256 of the file at `path`, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def all_intact(folder: Path, files: Iterable[PinnedFile]) -> bool:
    """Whether every one of the files is in the folder, byte for byte."""
    return all(file.is_intact(folder) for file in files)
