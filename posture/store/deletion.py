"""Deleting, so that nothing of it is left in the database: the caller scrubs file and journal afterwards.

Damage never keeps anything: only numbers and names are looked at, and what cannot be read is deleted unread.
"""

from __future__ import annotations

import json

from pydantic import JsonValue
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from posture.errors import StoreError
from posture.side_files import shortened
from posture.store.errors import DAMAGES
from posture.store.practices import not_kept
from posture.store.tables import BaselineRow, PracticeRow, SettingRow, TraineeRow
from posture.store.unreadable import readable_names, unread


def delete_practice(session: Session, practice: int) -> None:
    """One practice; with the last that is kept of someone goes their name. Raises StoreError where there is none."""
    found = session.execute(select(PracticeRow.trainee).where(PracticeRow.id == practice)).one_or_none()
    if found is None:
        raise not_kept(practice)
    session.execute(delete(PracticeRow).where(PracticeRow.id == practice))
    name = readable_names(session).get(found[0])
    left = (select(table.trainee).where(table.trainee == found[0]) for table in (PracticeRow, BaselineRow))
    if name is not None and not any(session.scalars(query.limit(1)).all() for query in left):
        delete_trainee(session, name)


def delete_trainee(session: Session, name: str) -> None:
    """Everything of someone, their name in settings included. Raises StoreError where nothing is kept."""
    known = session.scalars(select(TraineeRow.id).where(TraineeRow.name == name)).one_or_none()
    if known is None:
        raise StoreError(f"nothing is kept of {shortened(name)}; choose one of the trainees that are")
    session.execute(delete(TraineeRow).where(TraineeRow.id == known))
    _clear_name(session, name)


def _clear_name(session: Session, name: str) -> None:
    """A setting that is the name, or is theirs, goes; in JSON, null takes the place of the name."""
    keys = [key for key in session.scalars(select(unread(SettingRow.key))) if isinstance(key, str)]
    for key in keys:
        value = None if key.partition("/")[2] == name else _setting(session, key)
        cleared = None if value in {None, name} else _without(value or "", name)
        if cleared is None:
            session.execute(delete(SettingRow).where(SettingRow.key == key))
        elif cleared != value:
            session.execute(update(SettingRow).where(SettingRow.key == key).values(value=cleared))


def _setting(session: Session, key: str) -> str | None:
    """Its value; None where it cannot be read: the name might be in it, so it goes."""
    try:
        return session.scalars(select(SettingRow.value).where(SettingRow.key == key)).one()
    except DAMAGES:
        return None


def _without(value: str, name: str) -> str:
    try:
        content = json.loads(value)
    except (ValueError, RecursionError):
        return value  # a setting need not be JSON
    cleared = _cleared(content, name)
    return value if cleared == content else json.dumps(cleared, ensure_ascii=False)


def _cleared(content: JsonValue, name: str) -> JsonValue:
    if isinstance(content, dict):
        return {key: _cleared(value, name) for key, value in content.items() if key != name}
    if isinstance(content, list):
        return [_cleared(value, name) for value in content]
    return None if content == name else content
