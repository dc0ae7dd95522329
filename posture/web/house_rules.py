"""House rules for pages and practices: by name, from what is kept or comes with the product, and never by a path."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from posture.config.profile import EXAMPLES, Profile, load_profile, parse_profile
from posture.errors import PostureError, SettingsError
from posture.side_files import SideFile, shortened
from posture.store.house_rules import MARK
from posture.store.personal import PersonalStore

FOLDER_VARIABLE: Final = "POSTURE_RULES"
"""Environment variable that names the folder from which house rules are taken."""
MOST_FILES: Final = 100
"""Of that folder."""
MOST_NAME: Final = 80
"""Characters of a name."""


def example_names() -> tuple[str, ...]:
    """House rules that come with the product."""
    return tuple(sorted(path.stem for path in EXAMPLES.glob("*.toml")))


def house_profile(store: PersonalStore, key: str | None) -> Profile:
    """The rules of a key, or of an example by its name; None is the given code. Raises SettingsError."""
    if key is None or key in example_names():
        return load_profile(key)
    return parse_profile(rules_content(store, key), key.rpartition(MARK)[0])


def rules_content(store: PersonalStore, key: str) -> str:
    """The TOML that is kept under a key. Raises SettingsError where nothing is: a path, for one, is no key."""
    found = store.rules(key)
    if found is None:
        raise SettingsError(
            f"the house rules {shortened(key)} are not kept here; choose some under Settings, or add their file there"
        )
    return found.content


def add_rules(store: PersonalStore, name: str, content: bytes) -> str:
    """Keep a file of house rules that can be judged by; its key. Raises SettingsError with its faults."""
    name = " ".join(name.replace(MARK, " ").split())[:MOST_NAME]
    if not name or not name.isprintable():
        raise SettingsError("a name of printable characters was wanted for the house rules; name their file anew")
    text = content.decode("utf-8-sig", "replace")
    parse_profile(text, name)
    return store.keep_rules(name, text).key


def add_folder(store: PersonalStore) -> tuple[str, ...]:
    """Keep what is in the administrator's folder; a line for each file that cannot be judged by, with its faults."""
    return tuple(_faults(store))


def _faults(store: PersonalStore) -> Iterator[str]:
    folder = os.environ.get(FOLDER_VARIABLE)
    for file in sorted(Path(folder).glob("*.toml"))[:MOST_FILES] if folder else ():
        try:
            add_rules(store, file.stem, SideFile(file, "profile", "mend it in the folder of house rules").content())
        except PostureError as error:
            yield str(error)
