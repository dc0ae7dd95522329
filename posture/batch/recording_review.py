"""One recording judged for a batch, and its results written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from posture.assets.pose_model import ensure_model
from posture.batch.locations import is_disk_full
from posture.batch.recordings import BatchRecording
from posture.batch.settings import BatchSettings, JudgingKit
from posture.batch.shares import tell_share
from posture.drawing.annotated_video import annotated_video
from posture.drawing.evidence import EvidenceCollector
from posture.drawing.spare_video import SpareVideo
from posture.perception.tracks import settle_track
from posture.reasons import Reason
from posture.report.file_name import RESULT_FILES
from posture.report.review_result import ReviewResult
from posture.report.writer import raise_failures, try_results
from posture.review_video import Watcher, open_recording, review
from posture.session.traces import STEP
from posture.sources.file import VideoFile


@dataclass(slots=True)
class RecordingReview:
    """One recording in the midst of it."""

    recording: BatchRecording
    settings: BatchSettings
    kit: JudgingKit
    folder: Path
    notes: list[str] = field(default_factory=list)
    failures: dict[str, Exception] = field(default_factory=dict)
    """By the form that could not be written."""

    def run(self, file: Path) -> ReviewResult:
        """The review itself, with an annotated copy where one is wanted."""
        settings = self.settings
        models = ensure_model(Path(settings.model) if settings.model else None)
        with open_recording(file, settings.track) as video, ExitStack() as stack:
            video.name = self.recording.title
            settle_track(video, models)
            self._note_picture(video)
            result = review(
                video,
                models=models,
                profile=self.kit.profile,
                declared=settings.declared,
                baselines=self.kit.baselines,
                traced="html" in settings.forms,
                trace_step=STEP,
                evidence=EvidenceCollector(settings.language) if settings.evidence else None,
                blur=settings.blur_faces,
                watchers=stack.enter_context(self._annotating(video)),
                progress=lambda share: tell_share(self.recording.name, share),
            )
        self._note_result(result)
        return result

    def write(self, result: ReviewResult) -> None:
        """Write every form. Raises OutputError that names all that failed, or the first that a full disk is behind."""
        places = {form: self.folder / RESULT_FILES[form] for form in self.settings.forms if form != "annotated"}
        criteria = self.kit.profile.criteria
        failures = self.failures | try_results(places, result, self.settings.language, criteria)
        for error in filter(is_disk_full, failures.values()):
            raise error
        raise_failures(failures)

    @contextmanager
    def _annotating(self, video: VideoFile) -> Iterator[tuple[Watcher, ...]]:
        if "annotated" not in self.settings.forms:
            yield ()
            return
        place = self.folder / RESULT_FILES["annotated"]
        with SpareVideo(annotated_video(place, video, self.settings.language)) as output:
            yield (output.add,)
        if output.failure:
            self.failures["annotated"] = output.failure

    def _note_picture(self, video: VideoFile) -> None:
        found = self.kit.own and self.kit.own.camera_warning(video.width, video.height, self.settings.language)
        self.notes += [found] if found else []

    def _note_result(self, result: ReviewResult) -> None:
        language = self.settings.language
        numbers = [person.person for person in result.report.people]
        absent = self.kit.own and self.kit.own.absence_warning(self.kit.owner, numbers, language)
        self.notes += [*(damage.text(language) for damage in result.damage), *([absent] if absent else [])]
        if not result.report.people:
            self.notes.append(Reason.NO_PERSON.text(language))
