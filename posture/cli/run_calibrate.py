"""Taking a baseline from the command line: checked first, then taken, then kept."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.live import Live
from rich.table import Table

from posture import __version__
from posture.assets.pose_model import ensure_model
from posture.atomic_files import check_writable
from posture.baseline.criteria import load_acceptance
from posture.baseline.io import check_kept, check_names, entry, extended, write_baseline
from posture.baseline.neutral_pose import Held, Refused
from posture.baseline.protocol import Guide
from posture.baseline.record import Stretches, Taken, lead, take_from
from posture.baseline.rejection import Refusal, measure_word
from posture.baseline.schema import BaselineFile, Camera
from posture.baseline.trial import UNITS, Subject
from posture.cli.guidance import guidance
from posture.cli.progress import ProgressLine
from posture.cli.screen import screen, tell
from posture.cli.stderr_capture import NativeStart
from posture.errors import BaselineError, CameraError
from posture.perception.tracks import settle_track
from posture.report.text import activity_word, say, unit_word
from posture.review_video import open_recording
from posture.sources.webcam import open_camera
from posture.types import Activity, Language, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the user asked for."""

    video: Path | None
    """A recording, with the stretches in it; None for the camera."""
    stretches: Stretches | None
    camera: int | str
    person: str
    seat: str
    out: Path
    activity: Activity | None
    number: int
    track: int | None
    language: Language
    model: Path | None


def calibrate(wish: Wish) -> None:
    """Take the baseline and keep it, or raise BaselineError with the reasons. Raises PostureError."""
    check_names(wish.person, wish.seat)
    check_writable(wish.out, keep=[wish.video] if wish.video else ())
    check_kept(wish.out, wish.person, wish.seat)
    held, camera = (
        _from_recording(wish.video, wish.stretches, wish) if wish.video and wish.stretches else _from_camera(wish)
    )
    _keep(held, camera, wish)


def _from_recording(path: Path, stretches: Stretches, wish: Wish) -> tuple[Held, Camera]:
    with (
        open_recording(path, wish.track) as video,
        NativeStart() as start,
        ProgressLine(Console(file=start.screen())) as line,
    ):
        models = ensure_model(wish.model, line.tell)
        settle_track(video, models)
        doing = say(wish.language, "measuring", "正在测量")
        taken = take_from(
            video,
            stretches,
            models,
            load_acceptance(),
            wanted=wish.activity,
            person=wish.number,
            progress=lambda share: line.tell(doing, share),
        )
    return _accepted(taken, wish.language), Camera(width=video.width, height=video.height)


def _accepted(taken: Taken, language: Language) -> Held:
    """What was accepted. Raises BaselineError with all reasons where nothing was."""
    if taken.people > 1:
        english = f"{taken.people} people are in the picture; --baseline-person N says whose baseline it is"
        chinese = f"画面中有 {taken.people} 人，可用 --baseline-person N 指定"
        tell(f"{say(language, 'warning: ', '警告：')}{say(language, english, chinese)}", style="yellow")
    if taken.held is None:
        raise BaselineError(_reasons(taken.refused, language))
    return taken.held


def _from_camera(wish: Wish) -> tuple[Held, Camera]:
    guide, camera = Guide(load_acceptance(), wish.activity), None
    with open_camera(wish.camera) as opened:
        with ProgressLine(screen(errors=True)) as line:
            models = ensure_model(wish.model, line.tell)
        with NativeStart(), Live(console=screen(), transient=True) as live:
            subject = Subject(wish.number, wish.activity)
            with closing(lead(opened.frames(), models, subject, guide)) as prompts:
                for frame, prompt in prompts:
                    camera = Camera(width=frame.size[0], height=frame.size[1])
                    live.update(guidance(prompt, wish.language))
    if not guide.over:
        raise CameraError(f"camera {wish.camera} ended before the baseline was taken; check its cable, and begin anew")
    if guide.held is None or camera is None:
        raise BaselineError(_reasons(Refused(both=guide.refused), wish.language))
    return guide.held, camera


def _reasons(refused: Refused, language: Language) -> str:
    """Everything that spoke against it, in one line."""
    parts = (
        (say(language, "first take: ", "第一次采集："), refused.first),
        (say(language, "second take: ", "第二次采集："), refused.second),
        ("", refused.both),
    )
    found = " | ".join(f"{name}{_listed(refusals, language)}" for name, refusals in parts if refusals)
    return f"{say(language, 'the baseline was refused: ', '未接受此基准姿势：')}{found}"


def _listed(refusals: tuple[Refusal, ...], language: Language) -> str:
    return say(language, "; ", "；").join(refusal.text(language) for refusal in refusals)


def _keep(held: Held, camera: Camera, wish: Wish) -> None:
    """Write the file and say what is in it."""
    today = datetime.now(tz=UTC).astimezone().date()
    new = BaselineFile(
        person=wish.person,
        seat=wish.seat,
        created=today,
        product=__version__,
        camera=camera,
        postures=(entry(held, today, __version__),),
    )
    write_baseline(wish.out, extended(wish.out, new))
    screen().print(_table(held, wish.language))
    tell(f"{say(wish.language, 'written: ', '已写入：')}{wish.out}")


def _table(held: Held, language: Language) -> Table:
    """What was measured."""
    word = activity_word(held.activity, language)
    title = say(language, f"accepted: {word}, {held.view} view", f"已接受：{word}，{_VIEWS_ZH[held.view]}")
    table = Table(title=title, title_justify="left")
    for english, chinese in _COLUMNS:
        table.add_column(say(language, english, chinese), justify="left" if english == "value" else "right")
    for name, value in held.middle.items():
        numbers = (value, held.spread[name], held.between[name])
        shown = (f"{number:.2f}" if UNITS[name] != "degrees" else f"{number:.1f}" for number in numbers)
        table.add_row(f"{measure_word(name, language)}, {unit_word(UNITS[name], language)}", *shown)
    return table


_COLUMNS = (("value", "数值"), ("held at", "姿势"), ("varied by", "波动"), ("takes apart", "两次相差"))
_VIEWS_ZH = {View.FRONT: "正面", View.OBLIQUE: "斜侧面", View.SIDE: "侧面"}
