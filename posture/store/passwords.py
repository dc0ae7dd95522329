"""Passwords as they are kept: never themselves, but as hashes (argon2id) that cost an attacker time and memory."""

from __future__ import annotations

import secrets
from functools import cache
from typing import TYPE_CHECKING, Final

from posture.errors import SettingsError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST_LENGTH: Final = 12
"""Characters of a password that somebody chose; the given ones have more."""
MOST_LENGTH: Final = 200
"""Characters; hashing more would only cost time."""
_GIVEN_BYTES: Final = 12
"""Of chance in a password that is given out: 96 bits."""


def new_password() -> str:
    """One that nobody can guess, of letters, digits, - and _."""
    return secrets.token_urlsafe(_GIVEN_BYTES)


def hash_password(password: str) -> str:
    """What is kept of it. Raises SettingsError for one that is too short or too long."""
    if not LEAST_LENGTH <= len(password) <= MOST_LENGTH:
        raise SettingsError(
            f"a password of {LEAST_LENGTH} to {MOST_LENGTH} characters was wanted, got {len(password)}; choose another"
        )
    return _hasher().hash(password)


def is_password(password: str, kept: str | None) -> bool:
    """Whether it is the one of which `kept` was made. It takes as long where nothing is kept, and is then never."""
    from argon2.exceptions import Argon2Error, InvalidHashError  # here: most who start the page never need it

    try:
        return _hasher().verify(kept or _nobodys(), password[: MOST_LENGTH + 1]) and kept is not None
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # here: as above

    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash(new_password())
