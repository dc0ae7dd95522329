"""Taking a baseline from the command line: checked first, then taken, then kept."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from rich.live import Live
from rich.table import Table

from posture import __version__
from posture.atomic_files import check_writable
from posture.baseline.criteria import load_acceptance
from posture.baseline.io import check_kept, check_names, entry, extended, write_baseline
from posture.baseline.neutral_pose import Held, Refused
from posture.baseline.protocol import Guide
from posture.baseline.record import Stretches, Taken, lead, take_from
from posture.baseline.rejection import measure_word
from posture.baseline.schema import BaselineFile, Camera
from posture.baseline.trial import UNITS, Subject
from posture.cli.calibrate import CalibrateOptions
from posture.cli.calibrate_view import guidance
from posture.cli.console import screen, tell_written, warn
from posture.cli.models import at_work, ready_models
from posture.cli.options import device
from posture.cli.stderr_capture import NativeStart
from posture.errors import BaselineError, CameraError
from posture.i18n import Phrase, say
from posture.perception.tracks import settle_track
from posture.report.text import activity_word, unit_word, view_word
from posture.review_video import open_recording
from posture.sources.webcam import open_camera
from posture.types import Language


def run_calibrate(options: CalibrateOptions) -> None:
    """Take the baseline and keep it, or raise BaselineError with the reasons. Raises PostureError."""
    stretches = options.stretches() if options.video else None
    check_names(options.person, options.seat)
    check_writable(options.out, keep=[options.video] if options.video else ())
    check_kept(options.out, options.person, options.seat)
    held, camera = (
        _from_recording(options.video, stretches, options) if options.video and stretches else _from_camera(options)
    )
    _keep(held, camera, options)


def _from_recording(path: Path, stretches: Stretches, options: CalibrateOptions) -> tuple[Held, Camera]:
    doing = say(options.language, "measuring", "正在测量")
    with open_recording(path, options.track) as video, at_work(doing, options.model) as work:
        settle_track(video, work.models)
        taken = take_from(
            video,
            stretches,
            work.models,
            load_acceptance(),
            wanted=options.declared,
            person=options.number,
            progress=work.progress,
        )
    return _accepted(taken, options.language), Camera(width=video.width, height=video.height)


def _accepted(taken: Taken, language: Language) -> Held:
    """What was accepted. Raises BaselineError with all reasons where nothing was."""
    if taken.people > 1:
        english = f"{taken.people} people are in the picture; --baseline-person N says whose baseline it is"
        chinese = f"画面中有 {taken.people} 人，可用 --baseline-person N 指定"
        warn(say(language, english, chinese), language)
    if taken.held is None:
        raise BaselineError(_reasons(taken.refused, language))
    return taken.held


def _from_camera(options: CalibrateOptions) -> tuple[Held, Camera]:
    guide, camera, named = Guide(load_acceptance(), options.declared), None, device(options.camera or "0")
    with open_camera(named) as opened:
        models = ready_models(options.model)
        with NativeStart(), Live(console=screen(), transient=True) as live:
            subject = Subject(options.number, options.declared)
            with closing(lead(opened.frames(), models, subject, guide)) as prompts:
                for frame, prompt in prompts:
                    camera = Camera(width=frame.size[0], height=frame.size[1])
                    live.update(guidance(prompt, options.language))
    if not guide.over:
        raise CameraError(f"camera {named} ended before the baseline was taken; check its cable, and begin anew")
    if guide.held is None or camera is None:
        raise BaselineError(_reasons(Refused(both=guide.refused), options.language))
    return guide.held, camera


def _reasons(refused: Refused, language: Language) -> str:
    """Everything that spoke against it, in one line."""
    parts = (
        (say(language, "first take: ", "第一次采集："), refused.first),
        (say(language, "second take: ", "第二次采集："), refused.second),
        ("", refused.both),
    )
    mark = say(language, "; ", "；")
    told = ((name, [refusal.text(language) for refusal in refusals]) for name, refusals in parts if refusals)
    found = " | ".join(f"{name}{mark.join(reasons)}" for name, reasons in told)
    return f"{say(language, 'the baseline was refused: ', '未接受此基准姿势：')}{found}"


def _keep(held: Held, camera: Camera, options: CalibrateOptions) -> None:
    """Write the file and say what is in it."""
    today = datetime.now(tz=UTC).astimezone().date()
    new = BaselineFile(
        person=options.person,
        seat=options.seat,
        created=today,
        product=__version__,
        camera=camera,
        postures=(entry(held, today, __version__),),
    )
    write_baseline(options.out, extended(options.out, new))
    screen().print(_table(held, options.language))
    tell_written(options.out, options.language)


def _table(held: Held, language: Language) -> Table:
    """What was measured."""
    word = activity_word(held.activity, language)
    title = say(language, f"accepted: {word}, {held.view} view", f"已接受：{word}，{view_word(held.view, language)}")
    table = Table(title=title, title_justify="left")
    for heading in _COLUMNS:
        table.add_column(heading.text(language), justify="left" if heading is _COLUMNS[0] else "right")
    for name, value in held.middle.items():
        numbers = (value, held.spread[name], held.between[name])
        shown = (f"{number:.2f}" if UNITS[name] != "degrees" else f"{number:.1f}" for number in numbers)
        table.add_row(f"{measure_word(name, language)}, {unit_word(UNITS[name], language)}", *shown)
    return table


_COLUMNS = (
    Phrase("value", "数值"),
    Phrase("held at", "姿势"),
    Phrase("varied by", "波动"),
    Phrase("takes apart", "两次相差"),
)
