"""What is kept of practice: landmarks, findings, cues, baselines and settings, in SQLite or PostgreSQL; no picture."""

from posture.store.history import PracticeEntry, RowShare
from posture.store.recorder import PracticeRecorder
from posture.store.store import Store, open_store

__all__ = ["PracticeEntry", "PracticeRecorder", "RowShare", "Store", "open_store"]
