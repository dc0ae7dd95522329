"""Finding practices and trainees in the database."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from posture.errors import StoreError
from posture.practice.messages import Utterance
from posture.side_files import shortened
from posture.store.errors import DAMAGES
from posture.store.history import PracticeEntry, practice_entry
from posture.store.tables import ChunkRow, CueRow, PracticeRow, ShareRow, TraineeRow


def get_practice(session: Session, practice: int) -> PracticeRow:
    """Its row. Raises StoreError where there is none."""
    row = session.get(PracticeRow, practice)
    if row is None:
        raise not_kept(practice)
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


def find_owner(session: Session, practice: int) -> str:
    """Whose a practice is, whatever else of it is damaged. Raises StoreError where there is none."""
    of_practice = select(TraineeRow.name).join(PracticeRow, PracticeRow.trainee == TraineeRow.id)
    owner = session.scalars(of_practice.where(PracticeRow.id == practice)).one_or_none()
    if owner is None:
        raise not_kept(practice)
    return owner


def count_finished(session: Session, trainee: str) -> int:
    """How many finished practices somebody has."""
    of_trainee = select(func.count()).select_from(PracticeRow).join(TraineeRow, PracticeRow.trainee == TraineeRow.id)
    return session.scalar(of_trainee.where(TraineeRow.name == trainee, PracticeRow.finished.is_(True))) or 0


def find_entries(session: Session, trainee: str, *, finished: bool) -> tuple[PracticeEntry, ...]:
    """Somebody's practices that can be read, the oldest first; none for someone who is not known."""
    of_trainee = (TraineeRow.name == trainee, PracticeRow.finished.is_(finished))
    try:
        return _entries(session, *of_trainee)
    except DAMAGES:
        # One that cannot be read must not hide the others; looked at one by one only then, for that takes longer.
        ids = session.scalars(_ids(*of_trainee).order_by(PracticeRow.id)).all()
        return tuple(entry for one in ids if (entry := _readable(session, one)))


def damaged_practices(session: Session, trainee: str, listed: Collection[int]) -> tuple[int, ...]:
    """Ids of somebody's practices that cannot be read; those `listed` are known to be sound, and not looked at."""
    ids = session.scalars(_ids(TraineeRow.name == trainee).order_by(PracticeRow.id)).all()
    return tuple(one for one in ids if one not in listed and _readable(session, one) is None)


def _readable(session: Session, practice: int) -> PracticeEntry | None:
    try:
        return _entries(session, PracticeRow.id == practice)[0]
    except (*DAMAGES, IndexError):
        return None


def get_entry(session: Session, practice: int) -> PracticeEntry:
    """One practice. Raises StoreError where there is none."""
    get_practice(session, practice)
    return _entries(session, PracticeRow.id == practice)[0]


def _ids(*where: ColumnElement[bool]) -> Select[int]:
    return select(PracticeRow.id).join(TraineeRow, PracticeRow.trainee == TraineeRow.id).where(*where)


def not_kept(practice: int) -> StoreError:
    """The error where there is no such practice."""
    return StoreError(f"practice {practice} is not kept, or no longer; choose one from the history")


def _entries(session: Session, *where: ColumnElement[bool]) -> tuple[PracticeEntry, ...]:
    chosen = _ids(*where)
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
