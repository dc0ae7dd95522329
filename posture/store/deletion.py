"""Deleting, so that nothing of it is left in the database: the caller scrubs file and journal afterwards."""

from __future__ import annotations

import json

from pydantic import JsonValue
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from posture.store.practices import get_practice, get_trainee
from posture.store.tables import BaselineRow, PracticeRow, SettingRow, TraineeRow


def delete_practice(session: Session, practice: int) -> None:
    """One practice; with the last that is kept of someone goes their name. Raises StoreError where there is none."""
    trainee = session.get_one(TraineeRow, get_practice(session, practice).trainee)
    session.execute(delete(PracticeRow).where(PracticeRow.id == practice))
    left = (select(table.trainee).where(table.trainee == trainee.id) for table in (PracticeRow, BaselineRow))
    if not any(session.scalars(query.limit(1)).all() for query in left):
        delete_trainee(session, trainee.name)


def delete_trainee(session: Session, name: str) -> None:
    """Everything of someone, their name in settings included. Raises StoreError where nothing is kept."""
    known = get_trainee(session, name)
    session.execute(delete(TraineeRow).where(TraineeRow.id == known.id))
    _clear_name(session, name)


def _clear_name(session: Session, name: str) -> None:
    """A setting that is the name goes; in JSON, null takes the place of the name."""
    for row in session.scalars(select(SettingRow)).all():
        if row.value == name:
            session.delete(row)
        else:
            row.value = _without(row.value, name)


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
