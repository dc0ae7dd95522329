"""Taking a baseline from the command line: checked first, then taken, then kept."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from rich.live import Live
from rich.table import Table

from posture import __version__
from posture.atomic_files import check_writable
from posture.baseline.criteria import load_trial_criteria
from posture.baseline.io import baseline_entry, check_names, check_owner, extend_baseline, write_baseline
from posture.baseline.neutral_pose import NeutralPose, TrialRejections
from posture.baseline.protocol import BaselineProtocol
from posture.baseline.record import BaselineResult, TrialIntervals, record_from_video, run_protocol
from posture.baseline.rejection import measure_word
from posture.baseline.schema import BaselineFile, PictureSize
from posture.baseline.trial import UNITS, SubjectFeatures
from posture.cli.calibrate import CalibrateOptions
from posture.cli.calibrate_view import guidance
from posture.cli.console import open_console, tell_written, warn
from posture.cli.models import ready_models, work_in_progress
from posture.cli.options import device
from posture.cli.stderr_capture import StderrCapture
from posture.errors import BaselineError, CameraError
from posture.i18n import Phrase, say
from posture.perception.tracks import settle_track
from posture.report.text import activity_word, unit_word, view_word
from posture.review_video import open_recording
from posture.sources.webcam import open_webcam
from posture.types import Language


def run_calibrate(options: CalibrateOptions) -> None:
    """Take the baseline and keep it, or raise BaselineError with the reasons. Raises PostureError."""
    intervals = options.stretches() if options.video else None
    check_names(options.person, options.seat)
    check_writable(options.out, keep=[options.video] if options.video else ())
    check_owner(options.out, options.person, options.seat)
    neutral, camera = (
        _from_recording(options.video, intervals, options) if options.video and intervals else _from_camera(options)
    )
    _keep(neutral, camera, options)


def _from_recording(
    path: Path, intervals: TrialIntervals, options: CalibrateOptions
) -> tuple[NeutralPose, PictureSize]:
    doing = say(options.language, "measuring", "正在测量")
    with open_recording(path, options.track) as video, work_in_progress(doing, options.model) as work:
        settle_track(video, work.models)
        result = record_from_video(
            video,
            intervals,
            work.models,
            load_trial_criteria(),
            wanted=options.declared,
            person=options.number,
            progress=work.progress,
        )
    return _accepted(result, options.language), PictureSize(width=video.width, height=video.height)


def _accepted(result: BaselineResult, language: Language) -> NeutralPose:
    """What was accepted. Raises BaselineError with all reasons where nothing was."""
    if result.people > 1:
        english = f"{result.people} people are in the picture; --baseline-person N says whose baseline it is"
        chinese = f"画面中有 {result.people} 人，可用 --baseline-person N 指定"
        warn(say(language, english, chinese), language)
    if result.neutral_pose is None:
        raise BaselineError(_reasons(result.rejections, language))
    return result.neutral_pose


def _from_camera(options: CalibrateOptions) -> tuple[NeutralPose, PictureSize]:
    protocol, camera, named = (
        BaselineProtocol(load_trial_criteria(), options.declared),
        None,
        device(options.camera or "0"),
    )
    with open_webcam(named) as opened:
        models = ready_models(options.model)
        with StderrCapture(), Live(console=open_console(), transient=True) as live:
            subject = SubjectFeatures(options.number, options.declared)
            with closing(run_protocol(opened.frames(), models, subject, protocol)) as prompts:
                for frame, prompt in prompts:
                    camera = PictureSize(width=frame.size[0], height=frame.size[1])
                    live.update(guidance(prompt, options.language))
    if not protocol.finished:
        raise CameraError(f"camera {named} ended before the baseline was taken; check its cable, and begin anew")
    if protocol.neutral_pose is None or camera is None:
        raise BaselineError(_reasons(TrialRejections(both=protocol.rejections), options.language))
    return protocol.neutral_pose, camera


def _reasons(refused: TrialRejections, language: Language) -> str:
    """Everything that spoke against it, in one line."""
    parts = (
        (say(language, "first take: ", "第一次采集："), refused.first),
        (say(language, "second take: ", "第二次采集："), refused.second),
        ("", refused.both),
    )
    mark = say(language, "; ", "；")
    told = ((name, [rejection.text(language) for rejection in rejections]) for name, rejections in parts if rejections)
    found = " | ".join(f"{name}{mark.join(reasons)}" for name, reasons in told)
    return f"{say(language, 'the baseline was refused: ', '未接受此基准姿势：')}{found}"


def _keep(neutral: NeutralPose, camera: PictureSize, options: CalibrateOptions) -> None:
    """Write the file and say what is in it."""
    today = datetime.now(tz=UTC).astimezone().date()
    new = BaselineFile(
        person=options.person,
        seat=options.seat,
        created=today,
        product=__version__,
        camera=camera,
        postures=(baseline_entry(neutral, today, __version__),),
    )
    write_baseline(options.out, extend_baseline(options.out, new))
    open_console().print(_table(neutral, options.language))
    tell_written(options.out, options.language)


def _table(neutral: NeutralPose, language: Language) -> Table:
    """What was measured."""
    word = activity_word(neutral.activity, language)
    title = say(
        language, f"accepted: {word}, {neutral.view} view", f"已接受：{word}，{view_word(neutral.view, language)}"
    )
    table = Table(title=title, title_justify="left")
    for heading in _COLUMNS:
        table.add_column(heading.text(language), justify="left" if heading is _COLUMNS[0] else "right")
    for name, value in neutral.median.items():
        numbers = (value, neutral.spread[name], neutral.between[name])
        shown = (f"{number:.2f}" if UNITS[name] != "degrees" else f"{number:.1f}" for number in numbers)
        table.add_row(f"{measure_word(name, language)}, {unit_word(UNITS[name], language)}", *shown)
    return table


_COLUMNS = (
    Phrase("value", "数值"),
    Phrase("held at", "姿势"),
    Phrase("varied by", "波动"),
    Phrase("takes apart", "两次相差"),
)
