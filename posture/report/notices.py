"""What a report says of the recording as a whole: where it is cut, and figures that never move."""

from __future__ import annotations

from posture.i18n import say
from posture.report.model import Report
from posture.report.text import clock, place_word, time_range
from posture.types import Language


def notices(report: Report, language: Language) -> tuple[str, ...]:
    """A sentence each, in words; empty where there is nothing to say."""
    return (*_cuts(report, language), *_figures(report, language))


def _cuts(report: Report, language: Language) -> tuple[str, ...]:
    if not report.source.cuts:
        return ()
    places = say(language, ", ", "、").join(clock(time, tenths=True) for time in report.source.cuts)
    return (
        say(
            language,
            f"The recording is cut at {places}; people are counted anew after each cut.",
            f"录像在 {places} 处有剪辑；每次剪辑之后的人员重新编号。",
        ),
    )


def _figures(report: Report, language: Language) -> tuple[str, ...]:
    return tuple(
        say(
            language,
            f"Not judged: a figure at the {place_word(figure.x, language)} that does not move at all "
            f"({time_range(figure.start, figure.end)}), perhaps a picture.",
            f"未判断：{place_word(figure.x, language)}有一个完全不动的人形"
            f"（{time_range(figure.start, figure.end)}），可能是图片。",
        )
        for figure in report.figures
    )
