"""Accounts: who may sign in, and as what."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from posture.baseline.io import check_names
from posture.errors import SettingsError, StoreError
from posture.roles import Role
from posture.side_files import shortened
from posture.store.database import Database
from posture.store.errors import DAMAGES
from posture.store.tables import AccountRow
from posture.store.unreadable import unread

ROLES: Final = (Role.TRAINEE, Role.TRAINER, Role.ADMINISTRATOR)
"""That an account may have."""


@dataclass(frozen=True, slots=True)
class UserAccount:
    """Somebody who may sign in."""

    name: str
    role: Role
    password: str | None
    """Its hash; None for who signs in with the house's own identity provider."""
    changed: datetime


class AccountBook:
    """The accounts of one store. Every method raises StoreError where the database cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, name: str) -> UserAccount | None:
        """Somebody's; None where there is none, or where it is damaged: who cannot be known is not let in."""
        with self._database.reading() as session:
            return _account(session, account_name(name))

    def all(self) -> tuple[UserAccount, ...]:
        """Every one that can be read, in the order of their names' letters."""
        with self._database.reading() as session:
            names = [name for name in session.scalars(select(unread(AccountRow.name))) if isinstance(name, str)]
            return tuple(account for name in sorted(names) if (account := _account(session, name)))

    def add(self, name: str, role: Role, password: str | None) -> UserAccount:
        """A new one, with a password's hash. Raises SettingsError for a name that is taken or no name."""
        name = account_name(name)
        check_names(name, "seat")
        with self._database.writing() as session:
            if session.get(AccountRow, name):
                raise SettingsError(f"there is an account {shortened(name)} already; reset it, or choose another name")
            account = UserAccount(name, _role(role), password, datetime.now(UTC))
            session.add(AccountRow(name=name, role=account.role, password=password, changed=account.changed))
        return account

    def reset(self, name: str, password: str | None, role: Role | None = None) -> None:
        """Another password (its hash), and role if one is given. Raises StoreError where there is no account."""
        with self._database.writing() as session:
            row = session.get(AccountRow, account_name(name))
            if row is None:
                raise _unknown(name)
            row.password, row.changed = password, datetime.now(UTC)
            row.role = _role(role) if role else row.role

    def remove(self, name: str) -> None:
        """Nobody signs in by that name any more; what is kept of them stays. Raises StoreError where there is none."""
        with self._database.writing() as session:
            if not session.get(AccountRow, account_name(name)):
                raise _unknown(name)
            session.execute(delete(AccountRow).where(AccountRow.name == account_name(name)))
        self._database.scrub()


def account_name(name: str) -> str:
    """The name as it is kept: the same whichever way its letters were typed."""
    return unicodedata.normalize("NFC", name).strip()


def _account(session: Session, name: str) -> UserAccount | None:
    try:
        row = session.get(AccountRow, name)
        return UserAccount(row.name, _role(row.role), row.password, row.changed) if row else None
    except (SettingsError, *DAMAGES):
        return None


def _role(role: str) -> Role:
    if role not in set(ROLES):
        raise SettingsError(f"one of {', '.join(ROLES)} was wanted as a role, got {shortened(role)}")
    return Role(role)


def _unknown(name: str) -> StoreError:
    return StoreError(f"there is no account {shortened(name)}; `posture accounts list` shows those that there are")
