"""A new row goes wherever rows go: nothing but its module, its numbers and its place in the list knows of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from posture.config.profile import Profile, load_profile
from posture.config.profile_template import template
from posture.config.thresholds import load_thresholds
from posture.drawing.evidence import EvidenceCollector
from posture.drawing.overlay import draw
from posture.pose.frame import Frame
from posture.pose.landmarks import Landmark
from posture.pose.pose import PoseFrame
from posture.practice.messages import State
from posture.practice.resources import load_resources
from posture.report.boris import to_boris
from posture.report.csv import to_csv
from posture.report.elan import to_elan
from posture.report.html import to_html
from posture.report.model import Report, Source
from posture.report.terminal import board
from posture.report.vtt import to_vtt
from posture.rules import RULES
from posture.rules.rule import Rule
from posture.session.session import PersonState, Session
from posture.store import PracticeEntry, Store, open_store
from posture.store.progress import ProgressVerdict, compare_practices
from posture.store.progress_numbers import load_progress_numbers
from posture.types import Kind, Language
from tests import new_row
from tests.cli.command import run
from tests.fakes import Standing, use, write_clip
from tests.film import scene
from tests.new_row import FAULTY_FROM, HUMS
from tests.people import person
from tests.practice import acting
from tests.store import making

SECONDS = 14.0
SOURCE = Source(file="x.mp4", seconds=SECONDS, frames=168, width=1280, height=720, rotation=0, fps=12.0)
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@cache
def standing() -> Sequence[PoseFrame]:
    return tuple(scene(person(), SECONDS, 12))


@pytest.fixture(params=list(Kind))
def row(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rule:
    """A do and a don't, each as it should not be from the third second on."""
    return new_row.add(request.param, tmp_path, monkeypatch)


def judged(rules: Mapping[str, Rule] = RULES) -> tuple[Session, list[PersonState]]:
    session = Session(Profile(None, rules, load_thresholds()), classifier=None, traced=True)
    return session, [state for frame in standing() for state in session.process(frame)]


def reported() -> Report:
    return Report(source=SOURCE, people=judged()[0].people())


def test_it_is_judged_traced_and_scored(row: Rule) -> None:
    session, states = judged()
    (who,) = session.people()
    (episode,) = who.finding(HUMS).episodes
    ends = (FAULTY_FROM, SECONDS) if row.kind is Kind.DONT else (0.0, FAULTY_FROM)
    assert (episode.start, episode.end) == pytest.approx(ends, abs=0.2)
    assert [finding.rule for finding in who.findings] == list(RULES)
    assert HUMS in (states[-1].shown if row.kind is Kind.DONT else states[20].credited)
    assert [trace.onset for trace in session.traces() if trace.rule == HUMS] == [0.5]
    (without,) = judged({rule: RULES[rule] for rule in RULES if rule != HUMS})[0].people()
    assert who.score.value != without.score.value


EXPORTS: dict[str, Callable[[Report, Language], str]] = {
    "json": lambda report, _: report.to_json(),
    "csv": to_csv,
    "boris": to_boris,
    "eaf": lambda report, language: to_elan(report, language, NOW),
    "vtt": to_vtt,
    "html": lambda report, language: to_html(report, language=language, weights=dict.fromkeys([*RULES, HUMS], 1.0)),
    "terminal": lambda report, language: _printed(report, language),
}

TITLED = {"csv", "boris", "html", "terminal"}
"""Forms that have the words of every row."""


def _printed(report: Report, language: Language) -> str:
    console = Console(width=200, file=io.StringIO(), record=True)
    console.print(board(report, language))
    return console.export_text()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_form_of_the_report_tells_of_it(row: Rule, language: Language) -> None:
    report = reported()
    texts = {form: make(report, language) for form, make in EXPORTS.items()}
    assert Report.model_validate_json(texts["json"]) == report
    titled = {form for form, text in texts.items() if row.wording.title(language) in text}
    named = {form for form, text in texts.items() if HUMS in text}
    assert titled >= TITLED
    assert named >= {"json", "csv", "boris", "eaf"}
    assert (row.wording.advice(language) in texts["vtt"]) == (row.kind is Kind.DONT)
    assert row.wording.advice(language) in texts["html"]


def test_a_session_s_own_row_needs_no_place_in_the_list(row: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    criteria, rules = load_thresholds(), dict(RULES)
    monkeypatch.delitem(RULES, HUMS)
    session = Session(Profile(None, rules, criteria), classifier=None, traced=True)
    for frame in standing():
        session.process(frame)
    report = Report(source=SOURCE, people=session.people())
    assert all(row.wording.english in make(report, "en") for form, make in EXPORTS.items() if form in TITLED)
    assert HUMS in {trace.rule for trace in session.traces()}


def test_its_words_are_drawn_and_a_dont_is_pictured(row: Rule) -> None:
    session, states = judged()
    evidence, black = EvidenceCollector("en"), np.zeros((720, 1280, 3), dtype=np.uint8)
    for frame, state in zip(standing(), states, strict=True):
        evidence.collect(Frame(frame.time, black), [state])
    state = states[-1] if row.kind is Kind.DONT else states[20]
    without = replace(state, shown=_others(state.shown), credited=_others(state.credited))
    assert (draw(black, [state], "zh") != draw(black, [without], "zh")).any()
    pictured = {still.rule for still in evidence.stills(session.people())}
    assert (HUMS in pictured) == (row.kind is Kind.DONT)


def _others(rows: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in rows if one != HUMS)


def practised(monkeypatch: pytest.MonkeyPatch) -> tuple[acting.Stage, list[State]]:
    monkeypatch.setattr(acting, "kit", load_resources)
    stage = acting.stage(activity="stand")
    states = stage.play(standing())
    stage.end()
    return stage, states


def test_a_practice_shows_it_on_the_board_and_says_its_cue(row: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    stage, states = practised(monkeypatch)
    (words,) = (one for one in stage.practice.welcome().rows if one.id == HUMS)
    assert words.joints == (Landmark.NOSE, Landmark.LEFT_EAR, Landmark.RIGHT_EAR)
    assert acting.board(states)[HUMS] == "amber"
    assert any(HUMS in state.hints for state in states)
    assert (HUMS, row.wording.cue_en) in {(utterance.rule, utterance.text) for utterance in stage.shelf.utterance}
    (report,) = stage.shelf.reports
    assert report.people[0].finding(HUMS).judged_seconds > SECONDS - 2


def kept(store: Store, report: Report, day: int = 0) -> PracticeEntry:
    recorder = store.begin(making.settings(), NOW + timedelta(days=day))
    recorder.add_utterance(making.said().model_copy(update={"rule": HUMS}))
    recorder.finish(report)
    return store.entry(recorder.practice)


def test_the_store_keeps_it_exports_it_and_compares_it(row: Rule, tmp_path: Path) -> None:
    with open_store(tmp_path / "practices.sqlite3") as store:
        entries = kept(store, making.report(shown=10.0)), kept(store, making.report(shown=90.0), day=1)
        found = compare_practices(entries[1], store.history("Ana"), load_progress_numbers())
        zipped = io.BytesIO()
        store.export_trainee("Ana", zipped)
        assert store.report(entries[0].id).people[0].finding(HUMS).shown_seconds == 10.0
    (change,) = (one.verdict for one in found.rows if one.rule == HUMS)
    assert change is (ProgressVerdict.WORSE if row.kind is Kind.DONT else ProgressVerdict.BETTER)
    with zipfile.ZipFile(zipped) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist() if name.endswith((".json", ".csv"))]
    assert sum(HUMS in text for text in texts) == 4


def test_house_rules_know_it(row: Rule, tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    head, own = template(load_thresholds()).split('[rows."stand.hums"]')
    house.write_text(f'{head}[rows."stand.hums"]{own.replace("# on = true", "on = false")}', encoding="utf-8")
    assert not load_profile(house, load_thresholds()).criteria[HUMS].used


def test_the_commands_explain_it_and_measure_it(row: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(Standing, monkeypatch)
    explained = run("rules", HUMS, "--language", "en")
    measured = run("measure", write_clip(tmp_path / "clip.mp4"), "--rule", HUMS, "--language", "en")
    assert (explained.exit_code, measured.exit_code) == (0, 0)
    assert "loudness" in explained.stdout
    assert row.wording.english in measured.stdout
