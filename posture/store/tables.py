"""What is kept, as tables of types that SQLite and PostgreSQL both have. Names stand in one table only.

Deleting a trainee deletes all that refers to it: the database does that itself (ON DELETE CASCADE).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import DateTime, Dialect, Double, ForeignKey, LargeBinary, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

KIND: Final = "posture practices"
VERSION: Final = 1
"""Raised when the tables change, or what they mean: an older program then refuses them."""


class Utc(TypeDecorator[datetime]):
    """A moment: aware in Python, UTC in the database, whatever the database thinks of time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To UTC. Raises ValueError for a moment without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment with a time zone was wanted, got {value}; use datetime.now(tz=UTC)")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """As UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text. An SQLite file may hold anything in any column, and a damaged one does."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text. Raises ValueError for anything else."""
        if value is None or isinstance(value, str):
            return value
        raise ValueError(f"text was wanted, got {type(value).__name__}")


class Number(TypeDecorator[float]):
    """A finite number, as above."""

    impl = Double
    cache_ok = True

    def process_result_value(self, value: object, dialect: Dialect) -> float | None:  # noqa: ARG002
        """The number. Raises ValueError for anything else."""
        if value is None or (isinstance(value, int | float) and math.isfinite(value)):
            return value
        raise ValueError(f"a number was wanted, got {type(value).__name__}")


class Packed(LargeBinary):
    """Bytes, as above: of a number, as many zeros as it says would be made."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[object], bytes | None]:  # noqa: ARG002
        """What checks a value. It raises ValueError for what is no bytes."""

        def checked(value: object) -> bytes | None:
            if value is None or isinstance(value, bytes | memoryview):
                return None if value is None else bytes(value)
            raise ValueError(f"bytes were wanted, got {type(value).__name__}")

        return checked


class Base(DeclarativeBase):
    """All tables."""


class SchemaVersionRow(Base):
    """The one row that says what this database is."""

    __tablename__ = "posture_form"
    kind: Mapped[str] = mapped_column(Words, primary_key=True)
    version: Mapped[int]


class TraineeRow(Base):
    """Someone who practises."""

    __tablename__ = "trainee"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - as SQLAlchemy has it
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Words, unique=True)


class PracticeRow(Base):
    """One practice. The numbers of a deleted one are never given again, so nothing can mistake one for another."""

    __tablename__ = "practice"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - as SQLAlchemy has it
    id: Mapped[int] = mapped_column(primary_key=True)
    trainee: Mapped[int] = mapped_column(ForeignKey("trainee.id", ondelete="CASCADE"), index=True)
    started: Mapped[datetime] = mapped_column(Utc)
    settings: Mapped[str] = mapped_column(Words)
    """PracticeSettings as JSON."""
    seconds: Mapped[float] = mapped_column(Number, default=0.0)
    """Of the report, or until it is finished the time of the last frame kept."""
    finished: Mapped[bool] = mapped_column(default=False)
    report: Mapped[str | None] = mapped_column(Words, deferred=True)
    """Report as JSON, read only where it is asked for; none until the practice is finished, as all below."""
    house: Mapped[str | None] = mapped_column(Words)
    score: Mapped[int | None]
    low: Mapped[int | None]
    high: Mapped[int | None]
    coverage: Mapped[float | None] = mapped_column(Number)


class ChunkRow(Base):
    """Frames of at most a second, in order."""

    __tablename__ = "chunk"
    practice: Mapped[int] = mapped_column(ForeignKey("practice.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    frames: Mapped[bytes] = mapped_column(Packed)
    """See posture.store.frame_codec."""


class CueRow(Base):
    """Something that was said to the trainee."""

    __tablename__ = "cue"
    practice: Mapped[int] = mapped_column(ForeignKey("practice.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    said: Mapped[str] = mapped_column(Words)
    """Said as JSON."""


class ShareRow(Base):
    """How long one row was judged and shown in a finished practice, in seconds."""

    __tablename__ = "share"
    practice: Mapped[int] = mapped_column(ForeignKey("practice.id", ondelete="CASCADE"), primary_key=True)
    rule: Mapped[str] = mapped_column(Words, primary_key=True)
    judged: Mapped[float] = mapped_column(Number)
    shown: Mapped[float] = mapped_column(Number)


class BaselineRow(Base):
    """A baseline file of someone at one seat."""

    __tablename__ = "baseline"
    trainee: Mapped[int] = mapped_column(ForeignKey("trainee.id", ondelete="CASCADE"), primary_key=True)
    seat: Mapped[str] = mapped_column(Words, primary_key=True)
    file: Mapped[str] = mapped_column(Words)


class AccountRow(Base):
    """Somebody who may sign in. An older version, which knows no such table, leaves it alone."""

    __tablename__ = "account"
    name: Mapped[str] = mapped_column(Words, primary_key=True)
    """Which is also the trainee's."""
    role: Mapped[str] = mapped_column(Words)
    """A posture.roles.Role."""
    password: Mapped[str | None] = mapped_column(Words)
    """As argon2 writes a hash, with salt and cost; none for who signs in with the house's own identity provider."""
    changed: Mapped[datetime] = mapped_column(Utc)
    """When role or password were set last: earlier sign-ins end."""


class HouseRulesRow(Base):
    """A file of house rules, as it was when it was chosen. An older version leaves this table alone, too."""

    __tablename__ = "house_rules"
    key: Mapped[str] = mapped_column(Words, primary_key=True)
    """See posture.store.house_rules."""
    name: Mapped[str] = mapped_column(Words)
    content: Mapped[str] = mapped_column(Words)
    """TOML."""
    added: Mapped[datetime] = mapped_column(Utc)


class SettingRow(Base):
    """A setting of the page, for everyone who uses this store."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(Words, primary_key=True)
    value: Mapped[str] = mapped_column(Words)
