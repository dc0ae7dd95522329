"""The report as one page to read on screen and to print.

The page is a single file that loads nothing: styles are inside, charts are drawn as SVG, pictures are data: addresses,
and there is no script at all. Its content security policy says so to the browser: nothing is allowed but the one style
sheet, by its hash, and data: pictures. Everything taken from the report is escaped by the template engine.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from posture.i18n import say
from posture.reasons import Reason
from posture.report.evidence_html import EvidenceMaterial
from posture.report.html_text import phrases
from posture.report.html_view import person_view
from posture.report.model import Report
from posture.report.notices import notices
from posture.report.occasion import NOWHERE, Occasion, occasion_facts
from posture.report.review_result import Still, Trace
from posture.report.row_summary import Tone
from posture.report.text import BANDS, duration, printable
from posture.report.timeline import Scale
from posture.types import Language

_TIPS: Final = (Reason.SHOULDERS_HIDDEN, Reason.TOO_FAR, Reason.DARK_BLUR)
"""What most often keeps a person from being found."""


def to_html(  # noqa: PLR0913 - a report and all that may stand beside it
    report: Report,
    *,
    language: Language,
    weights: Mapping[str, float],
    traces: Sequence[Trace] = (),
    stills: Sequence[Still] = (),
    occasion: Occasion = NOWHERE,
) -> str:
    """The whole page. `weights` gives each rule id its weight (3 critical, 2 major, 1 minor).

    Charts appear for the rows that have a trace, pictures only where stills are given; both of people who are not in
    the report are left out; the `occasion` says who, when, where and what for, as far as that is known. Raises
    KeyError for a rule without a weight.
    """
    scale, material = Scale(report.source.seconds), EvidenceMaterial(traces, stills)
    return page(
        "report.html.j2",
        report,
        language,
        ticks=scale.ticks(),
        people=[person_view(person, scale, weights, material, language) for person in report.people],
        has_stills=bool(stills),
        facts_of=list(occasion_facts(occasion, report, language)),
    )


def page(template: str, report: Report, language: Language, **parts: object) -> str:
    """A page about a recording from one of this room's templates, which gets `parts` beside the words and the style."""
    return _environment().get_template(template).render(**_words(language), **_head(report, language), **parts)


def _words(language: Language) -> dict[str, object]:
    return {
        "t": phrases(language),
        "lang": say(language, "en", "zh-CN"),
        "tones": list(Tone),
        "bands": [(least, phrase.text(language)) for least, phrase in BANDS],
        "tips": [reason.remedy(language) for reason in _TIPS],
    }


def _head(report: Report, language: Language) -> dict[str, object]:
    style = _style()
    return {
        # Our own style sheet and nothing from the report, so it may stand unescaped.
        "style": Markup(style),
        "policy": _policy(style),
        "file": printable(report.source.file),
        "source": report.source,
        "house": printable(report.house) if report.house else None,
        "notices": notices(report, language),
        "length": duration(report.source.seconds, language),
    }


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("posture.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    return files("posture.report").joinpath("templates", "report.css").read_text(encoding="utf-8")


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
