"""What a profile has otherwise than the given code, as a table."""

from __future__ import annotations

from collections.abc import Mapping

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from posture.config.profile import Profile
from posture.config.profile_diff import differences
from posture.i18n import Phrase, say
from posture.rules.criteria import Limits
from posture.types import Language


def shown(profile: Profile, given: Mapping[str, Limits], language: Language) -> RenderableType:
    """A line for each entry that differs from `given`, or one that says that none does."""
    name = Text(profile.name or "", style="bold")
    found = differences(profile, given)
    if not found:
        return Group(name, Text(say(language, "Nothing differs from the given code.", "与原规范完全一致。")))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in (
        Phrase("Row", "项目"),
        Phrase("Entry", "参数"),
        Phrase("Given code", "原规范"),
        Phrase("House rules", "本单位规则"),
    ):
        table.add_column(heading.text(language), overflow="fold")
    last = ""
    for one in found:
        row = "" if one.rule == last else one.rule
        table.add_row(*(Text(words) for words in (row, one.entry, one.given, one.house)))
        last = one.rule
    return Group(name, table)
