"""What of a damaged store belongs to nobody that can be named: it is in no list, and can only be deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import TypeCoerce, delete, func, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import NullType

from posture.store.tables import BaselineRow, PracticeRow, TraineeRow


def unread(column: InstrumentedAttribute[str]) -> TypeCoerce[Any]:
    """A column as it stands in the database, whatever that is; it is looked at afterwards."""
    return type_coerce(column, NullType())


def readable_names(session: Session) -> dict[int, str]:
    """The trainees that have a name, by their ids; those whose name is damaged are left out."""
    rows: Iterable[Sequence[Any]] = session.execute(select(TraineeRow.id, unread(TraineeRow.name)))
    return {number: name for number, name in rows if isinstance(name, str)}


def count_unreadable(session: Session) -> int:
    """How many trainees, practices and baselines belong to nobody who can be named."""
    named = list(readable_names(session))
    tables = ((TraineeRow, TraineeRow.id), (PracticeRow, PracticeRow.trainee), (BaselineRow, BaselineRow.trainee))
    queries = (select(func.count()).select_from(table).where(column.not_in(named)) for table, column in tables)
    return sum(session.scalar(query) or 0 for query in queries)


def delete_unreadable(session: Session) -> None:
    """Delete all of it; what belongs to a practice goes with it."""
    named = list(readable_names(session))
    for table, column in (
        (BaselineRow, BaselineRow.trainee),
        (PracticeRow, PracticeRow.trainee),
        (TraineeRow, TraineeRow.id),
    ):
        session.execute(delete(table).where(column.not_in(named)))
