"""House rules that were chosen here: their content, so that what was judged by them can always be judged again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import select

from posture.store.database import Database
from posture.store.tables import HouseRulesRow
from posture.store.unreadable import unread

MARK: Final = "@"
"""Stands between name and hash in a key; a name of an example that comes with the product has none."""
_HASH: Final = 16
"""Hexadecimal digits: enough that no two contents of a house are taken for each other."""


@dataclass(frozen=True, slots=True)
class KeptRules:
    """A file of house rules as it was when it was chosen."""

    key: str
    """As settings of practices name it: its name, and a hash of its content."""
    name: str
    content: str
    """TOML."""


class RuleBook:
    """The house rules of one store. Every method raises StoreError where the database cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rules(self, key: str) -> KeptRules | None:
        """What is kept under a key."""
        with self._database.reading() as session:
            row = session.get(HouseRulesRow, key)
            return KeptRules(row.key, row.name, row.content) if row else None

    def latest_rules(self) -> tuple[str, ...]:
        """The keys of all names, each with its newest content, in the order of the names' letters."""
        with self._database.reading() as session:
            names = (unread(HouseRulesRow.name), unread(HouseRulesRow.key))
            rows = session.execute(select(*names).order_by(HouseRulesRow.added)).all()
        newest = {name: key for name, key in rows if isinstance(name, str) and isinstance(key, str)}
        return tuple(newest[name] for name in sorted(newest))

    def keep_rules(self, name: str, content: str) -> KeptRules:
        """Keep a file's content, if it is not kept already: nothing that happens to the file changes it."""
        kept = KeptRules(f"{name}{MARK}{sha256(content.encode()).hexdigest()[:_HASH]}", name, content)
        with self._database.writing() as session:
            if session.get(HouseRulesRow, kept.key) is None:
                session.add(HouseRulesRow(key=kept.key, name=name, content=content, added=datetime.now(UTC)))
        return kept
