"""The store: everything that is kept of practising, for every thread of a process and for several processes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, Self

from sqlalchemy import select

from posture.baseline.criteria import TrialCriteria
from posture.baseline.io import check_names, check_usable
from posture.baseline.schema import BaselineFile
from posture.errors import StoreError
from posture.pose.pose import PoseFrame
from posture.practice.messages import Utterance
from posture.practice.settings import PracticeSettings
from posture.report.model import Report
from posture.roles import Principal
from posture.store import baselines, practices
from posture.store.accounts import AccountBook
from posture.store.database import PATIENCE, Database
from posture.store.deletion import delete_practice, delete_trainee
from posture.store.export import ExportedPractice, write_zip
from posture.store.history import PracticeEntry
from posture.store.house_rules import RuleBook
from posture.store.landmarks import kept_frames
from posture.store.location import store_url
from posture.store.personal import PersonalStore
from posture.store.recorder import PracticeRecorder
from posture.store.tables import PracticeRow, SettingRow
from posture.store.unreadable import count_unreadable, delete_unreadable, readable_names, unread


def open_store(url: str | Path | None = None, *, patience: float = PATIENCE) -> Store:
    """The store at a path or SQLAlchemy URL, else at POSTURE_STORE, else in the user's data folder; made where new.

    `patience` is how many seconds to wait for other writers of an SQLite file. Raises StoreError where it cannot be
    opened or written, is of a newer form, or is something else.
    """
    return Store(Database(store_url(url), patience))


class Store:
    """Practices, baselines and settings. Every method raises StoreError where the database cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.place = database.place
        """Where it is, to be shown: a path, or an address without its password."""
        self.accounts = AccountBook(database)
        """Who may sign in where others than this machine are served."""
        self.house_rules = RuleBook(database)

    def begin(self, settings: PracticeSettings, now: datetime) -> PracticeRecorder:
        """A new practice, begun `now` (with a time zone), and what records it. Raises SettingsError for its names."""
        check_names(settings.trainee, settings.seat)
        with self._database.writing() as session:
            trainee = practices.get_or_create_trainee(session, settings.trainee)
            row = PracticeRow(trainee=trainee.id, started=now, settings=settings.model_dump_json())
            session.add(row)
            session.flush()
            practice = row.id
        return PracticeRecorder(self._database, practice)

    def resume(self, practice: int) -> PracticeRecorder:
        """What goes on recording an unfinished practice. Raises StoreError for one that is finished or not kept."""
        return PracticeRecorder(self._database, practice)

    def entry(self, practice: int) -> PracticeEntry:
        """One practice, finished or not. Raises StoreError where it is not kept."""
        with self._database.reading() as session:
            return practices.get_entry(session, practice)

    def history(self, trainee: str) -> tuple[PracticeEntry, ...]:
        """Somebody's finished practices, the oldest first; none for someone who is not known."""
        with self._database.reading() as session:
            return practices.find_entries(session, trainee, finished=True)

    def unfinished(self, trainee: str) -> tuple[PracticeEntry, ...]:
        """Somebody's practices that were begun and not finished, those that are running included; the oldest first."""
        with self._database.reading() as session:
            return practices.find_entries(session, trainee, finished=False)

    def owner(self, practice: int) -> str:
        """Whose a practice is. Raises StoreError where it is not kept."""
        with self._database.reading() as session:
            return practices.find_owner(session, practice)

    def count(self, trainee: str) -> int:
        """How many finished practices of somebody are kept: one query, however many there are."""
        with self._database.reading() as session:
            return practices.count_finished(session, trainee)

    def damaged(self, trainee: str, listed: Collection[int] = ()) -> tuple[int, ...]:
        """Somebody's practices that cannot be read, and are therefore in no list; `delete` takes them all the same.

        Those `listed` are known to be sound, and not looked at again.
        """
        with self._database.reading() as session:
            return practices.damaged_practices(session, trainee, listed)

    def unreadable(self) -> int:
        """How many trainees, practices and baselines belong to nobody who can be named, because of damage."""
        with self._database.reading() as session:
            return count_unreadable(session)

    def delete_unreadable(self) -> None:
        """Delete these for good, as `delete` does."""
        with self._database.writing() as session:
            delete_unreadable(session)
        self._database.scrub()

    def on_behalf_of(self, principal: Principal) -> PersonalStore:
        """The store as somebody may use it."""
        return PersonalStore(self, principal)

    def trainees(self) -> tuple[str, ...]:
        """The names of all of whom something is kept, in the order of their letters; damaged ones are left out."""
        with self._database.reading() as session:
            return tuple(sorted(readable_names(session).values()))

    def frames(self, practice: int) -> Iterator[PoseFrame]:
        """The frames kept of a practice, in the order of time; landmarks as float32 holds them.

        Raises StoreError, at once, where it is not kept, and while reading where a part is damaged.
        """
        return kept_frames(self._database, practice)

    def report(self, practice: int) -> Report:
        """Its report. Raises StoreError where it is not kept or not finished."""
        with self._database.reading() as session:
            found = practices.get_practice(session, practice).report
            if found is None:
                raise StoreError(f"practice {practice} is not finished, so it has no report yet; resume and end it")
            return Report.model_validate_json(found)

    def cues(self, practice: int) -> tuple[Utterance, ...]:
        """What was said in it, in order. Raises StoreError where it is not kept."""
        with self._database.reading() as session:
            return practices.cues(session, practice)

    def delete(self, practice: int) -> None:
        """Delete a practice for good, and the trainee's name where nothing else is kept of them.

        In an SQLite file no byte of it stays; a PostgreSQL server's vacuum and archives are its own affair. Raises
        StoreError where it is not kept, or where another program's reading keeps traces in SQLite's journal.
        """
        with self._database.writing() as session:
            delete_practice(session, practice)
        self._database.scrub()

    def delete_trainee(self, name: str) -> None:
        """Delete all that is kept of someone for good, as `delete` does, their name in settings included."""
        with self._database.writing() as session:
            delete_trainee(session, name)
        self._database.scrub()

    def export(self, practice: int, file: IO[bytes]) -> None:
        """Write a zip of one practice (posture.store.export). Raises StoreError where it is not kept."""
        write_zip(file, [self._kept(self.entry(practice))], ())

    def export_trainee(self, name: str, file: IO[bytes]) -> None:
        """Write a zip of all that is kept of someone. Raises StoreError where nothing is."""
        with self._database.reading() as session:
            files = baselines.all_baselines(session, name)
        entries = sorted((*self.history(name), *self.unfinished(name)), key=lambda entry: (entry.started, entry.id))
        write_zip(file, [self._kept(entry) for entry in entries], files)

    def _kept(self, entry: PracticeEntry) -> ExportedPractice:
        report = self.report(entry.id) if entry.finished else None
        return ExportedPractice(entry, report, self.cues(entry.id), self.frames(entry.id))

    def baseline(self, trainee: str, seat: str) -> BaselineFile | None:
        """As it was kept, however old; None where there is none."""
        with self._database.reading() as session:
            return baselines.find_baseline(session, trainee, seat)

    def usable_baseline(self, trainee: str, seat: str, acceptance: TrialCriteria, today: date) -> BaselineFile | None:
        """The same. Raises SettingsError where it is too old on `today` or would not be accepted as upright."""
        found = self.baseline(trainee, seat)
        if found:
            check_usable(found, f"of {trainee} at {seat}", acceptance, today)
        return found

    def baselines(self) -> tuple[tuple[str, str], ...]:
        """Trainee and seat of every baseline that is kept."""
        with self._database.reading() as session:
            return baselines.seats(session)

    def save_baseline(self, file: BaselineFile, *, replace: bool = False) -> None:
        """Keep it beside what is kept for other activities and views at the seat.

        Where those were taken in a picture of another size they are dropped if `replace` says so; else SettingsError is
        raised.
        """
        with self._database.writing() as session:
            baselines.save_baseline(session, file, replace=replace)

    def setting(self, key: str) -> str | None:
        """A setting of the page; None where it was never set, or is damaged and has to be set anew."""
        with self._database.reading() as session:
            value = session.scalars(select(unread(SettingRow.value)).where(SettingRow.key == key)).one_or_none()
            return value if isinstance(value, str) else None

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting of the page, for everyone who uses this store."""
        with self._database.writing() as session:
            session.merge(SettingRow(key=key, value=value))

    def close(self) -> None:
        """Close its connections; running recorders open new ones."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
