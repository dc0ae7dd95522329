"""What is known of a camera, and of what looks at its pictures, in lines."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from posture.camera.check import CameraFacts
from posture.i18n import catalogue, say
from posture.perception.litert import is_installed, runtime
from posture.reasons import Reason
from posture.report.text import clock, percent, view_word
from posture.rules.evaluate import LEAST_STATURE, MOST_ELEVATION
from posture.types import Language

SMOOTH: Final = 15.0
"""Frames a second that feet shaking and walking need."""
LEVEL: Final = 2.0
"""Degrees of roll that nobody need mend."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line."""

    name: str
    text: str
    good: bool | None
    """None where it is not known."""
    remedy: str = ""


def describe_camera(camera: CameraFacts, language: Language) -> Iterator[Fact]:
    """Everything known of the camera, and what to mend in it."""
    yield _rate(camera, language)
    yield _light(camera, language)
    yield _person(camera, language)
    yield _view(camera, language)
    yield _roll(camera, language)
    yield _height(camera, language)
    yield _movement(camera, language)


def describe_networks(language: Language) -> Fact:
    """What finds the poses here."""
    text, text_zh = f"found by {runtime()}", f"由 {runtime()} 识别"
    if not is_installed():
        text += " (the same poses as by LiteRT, in twice the time)"
        text_zh += "（姿态与 LiteRT 相同，用时约为两倍）"
    return Fact(say(language, "Poses", "姿态"), say(language, text, text_zh), good=True)


def _rate(camera: CameraFacts, language: Language) -> Fact:
    name = say(language, "Frames a second", "每秒帧数")
    enough = camera.fps >= SMOOTH - 0.5
    need = say(language, f"{SMOOTH:.0f} needed for feet and walking", f"脚部和步态需要 {SMOOTH:.0f}")
    return Fact(
        name, f"{camera.fps:.1f}{_aside(need, language)}", enough, "" if enough else Reason.FPS_LOW.remedy(language)
    )


def _light(camera: CameraFacts, language: Language) -> Fact:
    name = say(language, "Light", "光线")
    if camera.light is None:
        return Fact(name, _unknown(language), None)
    words, lighting = catalogue("camera"), camera.light.lighting.name.lower()
    found, mend = words[f"light.{lighting}"], words.get(f"mend.light.{lighting}")
    remedy = words.get(f"light.{lighting}.remedy", mend)
    text = found.text(language) + _aside(f"{camera.light.whole:.0f} / 255", language)
    return Fact(name, text, remedy is None, remedy.text(language) if remedy else "")


def _person(camera: CameraFacts, language: Language) -> Fact:
    name = say(language, "Person", "人物大小")
    if math.isnan(camera.stature):
        return Fact(name, _unknown(language), None)
    away = camera.height.distance if camera.height else math.nan
    text = say(language, f"{camera.stature:.0f} px if standing", f"站立时约 {camera.stature:.0f} 像素")
    if not math.isnan(away):
        text += say(language, f", about {away:.1f} m away", f"，距离约 {away:.1f} 米")
    need = say(language, f" ({LEAST_STATURE:.0f} px needed)", f"（至少 {LEAST_STATURE:.0f} 像素）")
    return Fact(name, text + need, camera.stature >= LEAST_STATURE)


def _view(camera: CameraFacts, language: Language) -> Fact:
    name = say(language, "View", "视角")
    shares = (f"{view_word(view, language)} {percent(share, language)}" for view, share in camera.views.items())
    text = " · ".join(shares)
    return Fact(name, text or _unknown(language), True if text else None)


def _roll(camera: CameraFacts, language: Language) -> Fact:
    name, roll = say(language, "Level", "水平"), camera.roll
    if math.isnan(roll.best):
        return Fact(name, _unknown(language), None)
    if not math.isnan(roll.lines) and not math.isnan(roll.body) and not roll.is_reliable:
        text = f"the room says {roll.lines:+.1f}°, the body {roll.body:+.1f}°"
        return Fact(name, say(language, text, f"背景显示 {roll.lines:+.1f}°，身体显示 {roll.body:+.1f}°"), None)
    level = abs(roll.best) <= LEVEL
    if not level and not roll.is_reliable:
        # One of them alone may lean by itself.
        return Fact(name, f"{roll.best:+.1f}°{_aside(_by(roll.lines, roll.body, language), language)}", None)
    by = _by(roll.lines, roll.body, language)
    way = "clockwise" if roll.best > 0 else "anticlockwise"
    mend = f"turn the camera by {abs(roll.best):.0f}° {way}, seen from behind"
    mend_zh = f"请（从摄像头背面看）{'顺' if roll.best > 0 else '逆'}时针转动约 {abs(roll.best):.0f}°"
    return Fact(name, f"{roll.best:+.1f}°{_aside(by, language)}", level, "" if level else say(language, mend, mend_zh))


def _by(lines: float, body: float, language: Language) -> str:
    """What the roll is known by."""
    if math.isnan(body):
        return say(language, "by lines of the room alone", "仅由背景直线估计")
    if math.isnan(lines):
        return say(language, "by the body alone", "仅由身体估计")
    return say(language, "by the room and the body", "由背景直线和身体共同估计")


def _height(camera: CameraFacts, language: Language) -> Fact:
    name, height = say(language, "Camera height", "摄像头高度"), camera.height
    if height is None or math.isnan(height.ears_above):
        return Fact(name, _unknown(language), None)
    metres, angle, over = abs(height.below_ears), abs(height.ears_above), height.below_ears < 0
    side, other = ("above", "below") if over else ("below", "above")
    text = f"about {metres:.1f} m {side} the ears, which are {angle:.0f}° {other} its level"
    text_zh = f"约在耳部{'上方' if over else '下方'} {metres:.1f} 米（{height.ears_above:+.0f}°）"
    low = height.ears_above >= MOST_ELEVATION
    return Fact(name, say(language, text, text_zh), not low, Reason.CAMERA_LOW.remedy(language) if low else "")


def _movement(camera: CameraFacts, language: Language) -> Fact:
    name = say(language, "Camera", "摄像头")
    if camera.moves:
        when = say(language, ", ", "、").join(clock(moment) for moment in camera.moves[:5])
        text = say(language, f"moved at {when}", f"在 {when} 移动过")
        return Fact(name, text, good=False, remedy=Reason.CAMERA_MOVED.remedy(language))
    if not camera.movement_known:
        plain = say(language, "not known: the background is too plain", "无法判断：背景过于单一")
        return Fact(name, plain, None)
    return Fact(name, say(language, "stood still", "保持静止"), good=True)


def _aside(text: str, language: Language) -> str:
    """What stands in brackets behind something."""
    return say(language, f" ({text})", f"（{text}）")


def _unknown(language: Language) -> str:
    return say(language, "not known", "无法判断")
