"""Take the wanted files out of the tarball; nothing else in it is touched, and no name in it is followed."""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import Iterable
from pathlib import Path

from posture.assets.browser.npm import INSTEAD
from posture.assets.browser.pinned import PACKAGE, ROOT, PinnedFile, digest
from posture.assets.cache import check_hash, replace_atomically
from posture.errors import ModelError


def unpack(tarball: Path, sha256: str, files: Iterable[PinnedFile], folder: Path) -> None:
    """Write the files of the tarball into `folder`, each whole or not at all.

    Raises ModelError where the tarball or a file of it is not what was expected; then that file is not written.
    """
    check_hash(PACKAGE, digest(tarball), sha256, INSTEAD)
    with tarfile.open(tarball, "r:gz") as archive:
        for file in files:
            replace_atomically(file.path_in(folder), _member(archive, file))


def _member(archive: tarfile.TarFile, file: PinnedFile) -> bytes:
    """The content of a wanted file: looked up by its name, and only if it is a plain file."""
    name = f"{ROOT}/{file.name}"
    try:
        member = archive.getmember(name)
    except KeyError as error:
        raise ModelError(f"{PACKAGE} was to hold {name}, but does not; {INSTEAD}") from error
    content = archive.extractfile(member) if member.isreg() else None
    if content is None:
        raise ModelError(f"{name} of {PACKAGE} should be a plain file, but is not; {INSTEAD}")
    data = content.read()
    check_hash(name, hashlib.sha256(data).hexdigest(), file.sha256, INSTEAD)
    return data
