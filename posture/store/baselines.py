"""Baselines of trainees at their seats, in the form of the baseline file."""

from __future__ import annotations

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from posture.baseline.io import merge_baselines, picture_differences
from posture.baseline.schema import BaselineFile
from posture.errors import SettingsError, StoreError
from posture.practice.seat import stored_as
from posture.side_files import shortened
from posture.store.practices import get_or_create_trainee, get_trainee
from posture.store.tables import BaselineRow, TraineeRow
from posture.store.unreadable import readable_names, unread


def find_baseline(session: Session, trainee: str, seat: str) -> BaselineFile | None:
    """As it was kept, however old; None where there is none. Raises StoreError for one that is damaged."""
    of_trainee = select(BaselineRow).join(TraineeRow, BaselineRow.trainee == TraineeRow.id)
    names = stored_as(seat)
    rows = session.scalars(of_trainee.where(TraineeRow.name == trainee, BaselineRow.seat.in_(names)))
    row = min(rows, key=lambda found: names.index(found.seat), default=None)
    return _read(row, trainee) if row else None


def all_baselines(session: Session, trainee: str) -> tuple[BaselineFile, ...]:
    """Somebody's, in the order of their seats' names."""
    known = get_trainee(session, trainee)
    rows = session.scalars(select(BaselineRow).where(BaselineRow.trainee == known.id).order_by(BaselineRow.seat))
    return tuple(_read(row, trainee) for row in rows)


def save_baseline(session: Session, new: BaselineFile, *, replace: bool) -> None:
    """Keep it with what is kept of other activities and views; those of a picture of another size it `replace`s.

    Raises SettingsError where it must not.
    """
    known = get_or_create_trainee(session, new.person)
    row = session.get(BaselineRow, (known.id, new.seat))
    if row is None:
        session.add(BaselineRow(trainee=known.id, seat=new.seat, file=new.to_json()))
    else:
        row.file = _joined(_read(row, new.person), new, replace=replace).to_json()


def seats(session: Session) -> tuple[tuple[str, str], ...]:
    """Trainee and seat of every baseline whose names can be read, in the order of their letters."""
    names = readable_names(session)
    rows = session.execute(select(BaselineRow.trainee, unread(BaselineRow.seat)))
    return tuple(sorted((names[who], seat) for who, seat in rows if who in names and isinstance(seat, str)))


def _joined(old: BaselineFile, new: BaselineFile, *, replace: bool) -> BaselineFile:
    faults = " | ".join(picture_differences(old, new))
    if faults and replace:
        return new
    if faults:
        raise SettingsError(
            f"the baseline of {old.person} at {old.seat} is kept as it is: {faults}; name another seat, or replace it"
        )
    return merge_baselines(old, new)


def _read(row: BaselineRow, trainee: str) -> BaselineFile:
    try:
        return BaselineFile.model_validate_json(row.file)
    except ValidationError as error:
        raise StoreError(
            f"the baseline of {shortened(trainee)} at {shortened(row.seat)} is damaged; delete it and take a new one"
        ) from error
