"""What a profile has otherwise than the given code, as a table."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from posture.cli.console import plain_table
from posture.config.profile import Profile
from posture.config.profile_diff import differences
from posture.i18n import say
from posture.rules.criteria import Criteria
from posture.types import Language


def profile_table(profile: Profile, given: Mapping[str, Criteria], language: Language) -> RenderableType:
    """A line for each entry that differs from `given`, or one that says that none does."""
    name = Text(profile.name or "", style="bold")
    found = differences(profile, given)
    if not found:
        return Group(name, Text(say(language, "Nothing differs from the given code.", "与原规范完全一致。")))
    headings = ("Row", "项目"), ("Entry", "参数"), ("Given code", "原规范"), ("House rules", "本单位规则")
    table = plain_table(language, *headings)
    last = ""
    for one in found:
        row = "" if one.rule == last else one.rule
        table.add_row(*(Text(words) for words in (row, one.entry, one.given, one.house)))
        last = one.rule
    return Group(name, table)
