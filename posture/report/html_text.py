"""The fixed words of the HTML report, in both languages."""

from __future__ import annotations

from typing import Final

from posture.types import Language

_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "title": ("Posture review", "姿态评估报告"),
    "people": ("People", "人员"),
    "frames_per_second": ("frames/s", "帧/秒"),
    "truncated": (
        "The file ends earlier than it says; this is a review of what could be read.",
        "文件不完整，本报告仅涵盖可读取的部分。",
    ),
    "begins": (
        "The video begins {start} s into the file; times here count from its first picture.",
        "画面从文件的第 {start} 秒开始；本报告的时间从第一帧画面算起。",
    ),
    "house_rules": ("House rules:", "评判规则："),
    "in_view": ("in view", "出现于"),
    "score": ("Score", "得分"),
    "no_score": ("No score", "无得分"),
    "board": ("The table", "行为规范表"),
    "board_note": (
        "Each row is judged by itself. What could not be seen counts neither for nor against.",
        "逐项判断；无法看到的项目既不加分也不减分。",
    ),
    "activity": ("Activity", "活动"),
    "do": ("Do", "要"),
    "dont": ("Don't", "不要"),
    "legend_good": ("as the code asks", "符合规范"),
    "legend_partly": ("a do, part of the time", "要做的，只做到一部分"),
    "legend_missing": ("a do that is missing", "要做的，未做到"),
    "legend_bad": ("a don't that was shown", "不要做的，出现了"),
    "legend_unjudged": ("not judged", "未判断"),
    "points": ("Work on first", "优先改进"),
    "no_points": ("Nothing to mend in what could be judged.", "在可判断的范围内没有需要改进之处。"),
    "timeline": ("Timeline", "时间轴"),
    "row": ("Row", "项目"),
    "over_time": ("Over time", "随时间变化"),
    "share": ("Shown", "出现比例"),
    "bar_shown": ("shown", "出现"),
    "bar_clear": ("judged, not shown", "已判断，未出现"),
    "bar_unjudged": ("not judged", "未判断"),
    "bar_passing": ("another activity, or changing", "其他活动或变换中"),
    "measured": ("Measured", "测量与证据"),
    "measured_note": (
        "Shaded: when the row was shown. Hatched: when it could not be judged.",
        "色块：出现的时段；斜线：无法判断的时段。",
    ),
    "onset": ("begins to count at", "开始计入："),
    "offset": ("ends at", "结束于："),
    "when": ("When", "时间"),
    "length": ("Length", "时长"),
    "strength": ("Strength", "强度"),
    "confidence": ("Confidence", "可信度"),
    "picture": ("Picture", "画面"),
    "unseen": ("What could not be judged, and how to film it next time", "未能判断的项目及下次拍摄建议"),
    "unseen_none": ("Every row of what was done could be judged.", "已出现活动的所有项目均可判断。"),
    "unseen_reason": ("Why", "原因"),
    "unseen_rows": ("Rows", "项目"),
    "unseen_remedy": ("Next time", "下次拍摄"),
    "nothing_to_change": ("Nothing to change.", "无需改变。"),
    "nobody": ("No one is in view", "画面中没有人"),
    "nobody_text": (
        "No person was found in this recording, so none of the 25 rows could be judged.",
        "在这段录像中没有找到人，因此 25 项均无法判断。",
    ),
    "nobody_tips": ("To be found, next time:", "下次拍摄时："),
    "reading": ("How to read the score", "如何理解得分"),
    "reading_score": (
        "The score runs from 0 to 100. It weighs each row that could be judged by how much it matters and by the share "
        "of time in which it went well. The range in brackets is where it may lie, given how short or how hard to see "
        "the recording was: two scores whose ranges overlap cannot be told apart.",
        "得分为 0 到 100，按各项的重要程度及表现良好的时间比例加权计算，只计入可判断的项目。括号内为得分的可能范围，"
        "录像越短或越难看清，范围越大；两个得分的范围若有重叠，则不能认为二者不同。",
    ),
    "reading_coverage": (
        "The share of the code that could be seen says how much the score rests on. Under one half there is no score, "
        "only the list of what was found.",
        "“能看到规范的百分比”说明得分的依据有多少；低于一半时不给得分，只列出所见。",
    ),
    "reading_bands": ("In words", "等级"),
    "privacy": ("Privacy", "隐私"),
    "privacy_text": (
        "This page holds all it needs and loads nothing from any network. The recording was judged on the computer "
        "that made this page. It describes what the body did, not moods or character, and is meant for the person it "
        "is about.",
        "本页面自成一体，不从任何网络加载内容。录像在生成本页面的计算机上完成判断；报告只描述身体动作，不推断情绪或性格，"
        "供本人参考。",
    ),
    "privacy_stills": (
        "It contains still pictures from the recording: share it with care.",
        "本页面包含录像截图，请谨慎分享。",
    ),
    "privacy_no_stills": ("It contains no pictures from the recording.", "本页面不包含录像画面。"),
}


def phrases(language: Language) -> dict[str, str]:
    """Every fixed phrase by its name."""
    return {name: words[0 if language == "en" else 1] for name, words in _PHRASES.items()}
