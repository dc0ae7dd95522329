"""Finding practices and trainees in the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from posture.errors import StoreError
from posture.practice.messages import Utterance
from posture.side_files import shortened
from posture.store.history import PracticeEntry, practice_entry
from posture.store.tables import ChunkRow, CueRow, PracticeRow, ShareRow, TraineeRow


def get_practice(session: Session, practice: int) -> PracticeRow:
    """Its row. Raises StoreError where there is none."""
    row = session.get(PracticeRow, practice)
    if row is None:
        raise StoreError(f"practice {practice} is not kept, or no longer; choose one from the history")
    return row


def get_open_practice(session: Session, practice: int) -> PracticeRow:
    """Its row. Raises StoreError where there is none or it is finished."""
    row = get_practice(session, practice)
    if row.finished:
        raise StoreError(f"practice {practice} is finished and takes nothing more; begin a new one")
    return row


def find_trainee(session: Session, name: str) -> TraineeRow | None:
    """Their row, if there is one."""
    return session.scalars(select(TraineeRow).where(TraineeRow.name == name)).one_or_none()


def get_trainee(session: Session, name: str) -> TraineeRow:
    """Their row. Raises StoreError where there is none."""
    row = find_trainee(session, name)
    if row is None:
        raise StoreError(f"nothing is kept of {shortened(name)}; choose one of the trainees that are")
    return row


def get_or_create_trainee(session: Session, name: str) -> TraineeRow:
    """Their row, made where there is none."""
    row = find_trainee(session, name)
    if row is None:
        row = TraineeRow(name=name)
        session.add(row)
        session.flush()
    return row


def find_entries(session: Session, trainee: str, *, finished: bool) -> tuple[PracticeEntry, ...]:
    """Somebody's practices, the oldest first; none for someone who is not known."""
    return _entries(session, TraineeRow.name == trainee, PracticeRow.finished.is_(finished))


def get_entry(session: Session, practice: int) -> PracticeEntry:
    """One practice. Raises StoreError where there is none."""
    get_practice(session, practice)
    return _entries(session, PracticeRow.id == practice)[0]


def _entries(session: Session, *where: ColumnElement[bool]) -> tuple[PracticeEntry, ...]:
    chosen = select(PracticeRow.id).join(TraineeRow, PracticeRow.trainee == TraineeRow.id).where(*where)
    shares: dict[int, list[ShareRow]] = {}
    for share in session.scalars(select(ShareRow).where(ShareRow.practice.in_(chosen)).order_by(ShareRow.rule)):
        shares.setdefault(share.practice, []).append(share)
    order = (PracticeRow.started, PracticeRow.id)
    rows = session.scalars(select(PracticeRow).where(PracticeRow.id.in_(chosen)).order_by(*order))
    return tuple(practice_entry(row, shares.get(row.id, ())) for row in rows)


def cues(session: Session, practice: int) -> tuple[Utterance, ...]:
    """What was said in a practice, in order. Raises StoreError where there is no such practice."""
    get_practice(session, practice)
    found = session.scalars(select(CueRow.said).where(CueRow.practice == practice).order_by(CueRow.number))
    return tuple(Utterance.model_validate_json(said) for said in found)


def chunks_after(session: Session, practice: int, number: int, most: int) -> Sequence[ChunkRow]:
    """At most so many chunks of a practice that follow a number."""
    after = (ChunkRow.practice == practice, ChunkRow.number > number)
    return session.scalars(select(ChunkRow).where(*after).order_by(ChunkRow.number).limit(most)).all()


def last_numbers(session: Session, practice: int) -> Iterator[int]:
    """The highest number among the practice's chunks, and among its cues; 0 where there are none."""
    for table in (ChunkRow, CueRow):
        yield session.scalar(select(func.max(table.number)).where(table.practice == practice)) or 0
