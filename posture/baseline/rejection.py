"""Why trials are rejected, in words."""

from __future__ import annotations

from typing import Final

from posture.i18n import Phrase, catalogue, say
from posture.reasons import Reason
from posture.types import Activity, Language


class Rejection(Phrase):
    """Why a trial was rejected, in a few words."""


TRANSITORY: Final = Rejection("sit or stand still for it", "请坐定或站定")
TURNED: Final = Rejection("you turned; keep facing the same way", "您转动了身体，请保持同一朝向")
UNALIKE: Final = Rejection("the two takes show different activities or views", "两次采集的活动或视角不同")
OPPOSITE: Final = {
    Activity.SIT: Rejection("sitting was wanted, but you stand", "需要坐姿，但您站着"),
    Activity.STAND: Rejection("standing was wanted, but you sit", "需要站姿，但您坐着"),
}

BOUNDED: Final = frozenset(tuple(key.split(".")[1:]) for key in catalogue("baseline") if key.startswith("crooked."))
"""Every value and side on which `calibration/baseline.toml` may set a bound: those that have words."""


def measure_word(measure: str, language: Language) -> str:
    """What a value is called."""
    return catalogue("baseline")[f"measure.{measure}"].text(language)


def quantity(value: float, unit: str, language: Language) -> str:
    """A value with its unit."""
    if unit == "degrees":
        return f"{value:.1f}°"
    return say(language, f"{value:.2f} shoulder widths", f"{value:.2f} 倍肩宽")


def rejection_for(reason: Reason) -> Rejection:
    """A rejection for what cannot be seen, with what to do about it."""
    return Rejection(*(_joined(reason.text(one), reason.remedy(one), mark) for one, mark in _MARKS))


_MARKS: Final[tuple[tuple[Language, str], ...]] = (("en", "; "), ("zh", "，"))


def _joined(text: str, remedy: str, mark: str) -> str:
    return mark.join(part for part in (text, remedy) if part)


def too_short(seconds: float, least: float) -> Rejection:
    """Hardly or never in view."""
    if seconds == 0:
        return rejection_for(Reason.NO_PERSON)
    return Rejection(
        f"in view for {seconds:.1f} s only, of at least {least:g}", f"仅入镜 {seconds:.1f} 秒，至少需 {least:g} 秒"
    )


def not_upright(measure: str, unit: str, value: float, low: float, high: float) -> Rejection | None:
    """What is not upright about a value that must lie between `low` and `high`; None where it does."""
    if low <= value <= high:
        return None
    side, limit, en, zh = ("low", low, "at least", "至少") if value < low else ("high", high, "at most", "至多")
    found = catalogue("baseline")[f"crooked.{measure}.{side}"]
    return Rejection(
        f"{found.english} ({quantity(value, unit, 'en')}, {en} {quantity(limit, unit, 'en')})",
        f"{found.chinese}（{quantity(value, unit, 'zh')}，{zh} {quantity(limit, unit, 'zh')}）",
    )


def unsteady(measure: str, unit: str, spread: float, most: float) -> Rejection:
    """A value that varied too much while it was to be held."""
    en, zh = measure_word(measure, "en"), measure_word(measure, "zh")
    return Rejection(
        f"not held still: {en} varies by {quantity(spread, unit, 'en')}, at most {quantity(most, unit, 'en')}",
        f"没有保持静止：{zh}变化 {quantity(spread, unit, 'zh')}，至多 {quantity(most, unit, 'zh')}",
    )


def trials_differ(measure: str, unit: str, difference: float, most: float) -> Rejection:
    """A value in which the two trials differ too much."""
    en, zh = measure_word(measure, "en"), measure_word(measure, "zh")
    return Rejection(
        f"the two takes differ: {en} by {quantity(difference, unit, 'en')}, at most {quantity(most, unit, 'en')}",
        f"两次采集不一致：{zh}相差 {quantity(difference, unit, 'zh')}，至多 {quantity(most, unit, 'zh')}",
    )


def taller(measure: str, unit: str, waiting: float, held: float) -> Rejection:
    """Somebody who was more upright while waiting than when asked for their best."""
    en, zh = measure_word(measure, "en"), measure_word(measure, "zh")
    return Rejection(
        f"more upright while waiting than in the takes: {en} {quantity(waiting, unit, 'en')} against "
        f"{quantity(held, unit, 'en')}; rise to full height in the takes",
        f"等候时比采集时更挺拔：{zh} {quantity(waiting, unit, 'zh')}，采集时 {quantity(held, unit, 'zh')}；"
        "采集时请完全挺直",
    )
