"""A new profile: every entry of every row with its given value, each behind a comment sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from posture.config.profile_row import NUMBERS, SEVERITY
from posture.rules import RULES
from posture.rules.criteria import Criteria
from posture.rules.rule import Rule

_HEAD: Final = """\
# House rules. What stands behind a comment sign (#) is as in the given code; take the sign away and change the value to
# have it otherwise. `posture profile check FILE` says what is wrong, `posture profile show FILE` what differs, and
# `posture review VIDEO --profile FILE` judges by it. The lines in [brackets] name the rows and must stay.
#
# on: false leaves the row out of judgement and score; it is reported as switched off.
# kind: "do" earns marks while it is shown, "dont" costs them. severity: "minor", "major" or "critical".
# title, advice and cue: your own words in English and Chinese; a cue has at most five words.
# min_duration_s, release_s: seconds that a beginning and an end must last. tolerated_share: how much of the time that
# it goes wrong a row is forgiven in the score. limits: onset is where the behaviour begins to count, offset where it
# has surely ended; with two numbers each, it is the range between them. amounts: single numbers. `posture rules ID`
# says what each of them measures.

version = 1
name = "Our house"
"""


def template(criteria: Mapping[str, Criteria]) -> str:
    """The text of a profile that changes nothing, ready to be edited."""
    return "\n".join([_HEAD, *("\n".join(_row(rule, criteria[rule.id])) + "\n" for rule in RULES.values())])


def _row(rule: Rule, criteria: Criteria) -> Iterator[str]:
    words = rule.wording
    severity = next(word for word, weight in SEVERITY.items() if weight == criteria.weight)
    yield f"# {words.english} · {words.original}"
    yield f'[rows."{rule.id}"]'
    yield "# on = true"
    yield f'# kind = "{rule.kind.value}"'
    yield f'# severity = "{severity}"'
    yield f"# title = {_words(words.english, words.original)}"
    yield f"# advice = {_words(words.advice_en, words.advice_zh)}"
    yield f"# cue = {_words(words.cue_en, words.cue_zh)}"
    for name, entry in NUMBERS.items():
        yield f"# {entry} = {getattr(criteria, name)}"
    for name, limit in criteria.limits.items():
        ends = f"onset = {_number(limit.onset)}, offset = {_number(limit.offset)}"
        yield f"# limits.{name} = {{ {ends} }}  # {limit.unit}"
    for name, constant in criteria.amounts.items():
        yield f"# amounts.{name} = {constant.value}  # {constant.unit}"


def _words(english: str, chinese: str) -> str:
    return f'{{ en = "{english}", zh = "{chinese}" }}'


def _number(value: float | tuple[float, float]) -> str:
    return str(list(value)) if isinstance(value, tuple) else str(value)
