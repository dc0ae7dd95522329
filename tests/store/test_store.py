"""What is kept comes back, in either database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from posture.baseline.schema import BaselineFile, PictureSize
from posture.errors import SettingsError, StoreError
from posture.practice.seat import DEFAULT_SEAT, EARLIER_SEATS, seat_id, seat_name
from posture.rules import RULES
from posture.store import Store, open_store
from tests.baselines import ACCEPTANCE, TODAY, filed
from tests.people import person
from tests.store.making import NOW, frames, nobody, report, said, same, settings


@pytest.fixture(scope="module")
def upright() -> BaselineFile:
    return filed(person().sits())


def test_a_finished_practice_is_in_the_history_with_score_interval_coverage_and_rows(store: Store) -> None:
    recorder = store.begin(settings(), NOW)
    recorder.finish(report(value=80, shown=12.0, judged=100.0))
    (entry,) = store.history("Ana")
    assert (entry.id, entry.started, entry.seconds, entry.finished) == (recorder.practice, NOW, 120.0, True)
    assert entry.settings == settings()
    assert entry.score
    assert (entry.score.value, entry.score.low, entry.score.high, entry.score.coverage) == (80, 75, 85, 0.7)
    assert len(entry.rows) == len(RULES)
    assert entry.rows["sit.leg_crossed"].share == 0.12
    assert store.report(entry.id) == report(value=80, shown=12.0, judged=100.0)


def test_the_history_is_in_the_order_of_time_and_of_one_trainee(store: Store) -> None:
    for hours, who in ((3, "Ana"), (1, "Ana"), (2, "Bo")):
        store.begin(settings(who), NOW + timedelta(hours=hours)).finish(report())
    assert [entry.started.hour for entry in store.history("Ana")] == [13, 15]
    assert store.trainees() == ("Ana", "Bo")
    assert store.history("Cy") == ()


def test_a_practice_in_which_nobody_was_seen_has_no_score(store: Store) -> None:
    store.begin(settings(), NOW).finish(nobody())
    (entry,) = store.history("Ana")
    assert entry.score is None
    assert entry.rows == {}


def test_frames_and_cues_come_back_in_order(store: Store) -> None:
    recorder = store.begin(settings(), NOW)
    before = list(frames(70.0))
    for frame in before:
        recorder.add(frame)
    for number in (1, 2):
        recorder.add_utterance(said(number))
    recorder.finish(report())
    after = list(store.frames(recorder.practice))
    assert [frame.time for frame in after] == [frame.time for frame in before]
    assert all(same(a.people[0].pose, b.people[0].pose) for a, b in zip(after, before, strict=True))
    assert store.cues(recorder.practice) == (said(1), said(2))


def test_while_it_runs_at_most_one_second_and_one_frame_are_not_kept_yet(store: Store) -> None:
    recorder = store.begin(settings(), NOW)
    for frame in frames(10.0):
        recorder.add(frame)
        kept = store.entry(recorder.practice).seconds
        assert frame.time - kept <= 1.0 + 1 / 15 + 1e-9
    recorder.flush()
    assert store.entry(recorder.practice).seconds == frame.time


def test_an_unfinished_practice_can_be_resumed_and_finished(store: Store) -> None:
    first = store.begin(settings(), NOW)
    for frame in frames(3.0):
        first.add(frame)
    first.add_utterance(said(1))
    first.flush()
    assert [entry.id for entry in store.unfinished("Ana")] == [first.practice]
    second = store.resume(first.practice)
    for frame in frames(2.0, start=5.0):
        second.add(frame)
    second.add_utterance(said(2))
    second.finish(report())
    assert store.unfinished("Ana") == ()
    assert len(list(store.frames(first.practice))) == 75
    assert [cue.id for cue in store.cues(first.practice)] == [1, 2]


def test_a_finished_practice_takes_nothing_more(store: Store) -> None:
    recorder = store.begin(settings(), NOW)
    recorder.finish(report())
    with pytest.raises(StoreError, match="is finished and takes nothing more"):
        recorder.add_utterance(said())
    with pytest.raises(StoreError, match="is finished and takes nothing more"):
        recorder.finish(report())
    with pytest.raises(StoreError, match="is finished and takes nothing more"):
        store.resume(recorder.practice)


def test_a_frame_that_is_not_later_is_refused(store: Store) -> None:
    recorder = store.begin(settings(), NOW)
    frame = next(frames(1.0, start=4.0))
    recorder.add(frame)
    with pytest.raises(ValueError, match=r"later than 4\.000 s was wanted, got 4\.000 s"):
        recorder.add(frame)
    recorder.flush()
    with pytest.raises(ValueError, match="later than 4"):
        store.resume(recorder.practice).add(replace(frame, time=3.9))


def test_a_practice_that_was_deleted_meanwhile_takes_nothing_more(store: Store) -> None:
    recorder = store.begin(settings(), NOW)
    store.delete(recorder.practice)
    with pytest.raises(StoreError, match="is not kept, or no longer"):
        recorder.add_utterance(said())
    assert store.begin(settings(), NOW).practice > recorder.practice


def test_asking_for_what_is_not_kept_is_an_error(store: Store) -> None:
    for ask in (store.entry, store.frames, store.report, store.cues, store.delete, store.resume):
        with pytest.raises(StoreError, match="practice 99 is not kept"):
            ask(99)
    with pytest.raises(StoreError, match="nothing is kept of Cy"):
        store.delete_trainee("Cy")
    with pytest.raises(StoreError, match="has no report yet"):
        store.report(store.begin(settings(), NOW).practice)


def test_a_name_that_no_baseline_file_could_have_is_refused(store: Store) -> None:
    with pytest.raises(SettingsError, match="printable characters"):
        store.begin(settings().model_copy(update={"trainee": "a\x00b"}), NOW)
    assert store.trainees() == ()


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="with a time zone was wanted"):
        store.begin(settings(), NOW.replace(tzinfo=None))


@pytest.mark.parametrize("earlier", EARLIER_SEATS)
def test_the_usual_place_is_the_same_in_every_language_and_of_earlier_versions(
    store: Store, upright: BaselineFile, earlier: str
) -> None:
    store.save_baseline(upright.model_copy(update={"seat": earlier}))
    assert seat_id("my place") == seat_id(" 我的位置 ") == seat_id("") == DEFAULT_SEAT
    assert (seat_name(DEFAULT_SEAT, "en"), seat_name(earlier, "zh")) == ("my place", "我的位置")
    found = store.baseline(upright.person, DEFAULT_SEAT)
    assert found is not None
    assert found.seat == earlier
    store.save_baseline(upright.model_copy(update={"seat": DEFAULT_SEAT}))
    newest = store.baseline(upright.person, DEFAULT_SEAT)
    assert newest is not None
    assert newest.seat == DEFAULT_SEAT
    assert store.baseline(upright.person, "another") is None


def test_a_baseline_is_kept_for_a_trainee_at_a_seat(store: Store, upright: BaselineFile) -> None:
    store.save_baseline(upright)
    assert store.baseline("Ana", "desk 3") == upright
    assert store.baseline("Ana", "desk 4") is None
    assert store.baseline("Bo", "desk 3") is None
    assert store.baselines() == (("Ana", "desk 3"),)


def test_baselines_of_other_views_are_joined_and_of_other_pictures_only_replaced(
    store: Store, upright: BaselineFile
) -> None:
    stands = filed(person().stands())
    store.save_baseline(upright)
    store.save_baseline(stands)
    kept = store.baseline("Ana", "desk 3")
    assert kept
    assert kept.postures == (*upright.postures, *stands.postures)
    store.save_baseline(upright, replace=True)
    again = store.baseline("Ana", "desk 3")
    assert again
    assert set(again.postures) == set(kept.postures), "of the same picture nothing is dropped"
    other = stands.model_copy(update={"camera": PictureSize(width=1280, height=720)})
    with pytest.raises(SettingsError, match="its picture is 640x480, the new one 1280x720"):
        store.save_baseline(other)
    store.save_baseline(other, replace=True)
    assert store.baseline("Ana", "desk 3") == other


def test_an_old_baseline_is_refused_where_one_fit_to_judge_by_is_wanted(store: Store, upright: BaselineFile) -> None:
    assert store.usable_baseline("Ana", "desk 3", ACCEPTANCE, TODAY) is None
    store.save_baseline(upright)
    assert store.usable_baseline("Ana", "desk 3", ACCEPTANCE, TODAY) == upright
    with pytest.raises(SettingsError, match=r"baseline of Ana at desk 3: sit front is \d+ days old"):
        store.usable_baseline("Ana", "desk 3", ACCEPTANCE, date(2028, 1, 1))


def test_settings_are_kept_and_changed(store: Store, address: str) -> None:
    assert store.setting("sound") is None
    store.set_setting("sound", "on")
    store.set_setting("sound", "off")
    with open_store(address) as again:
        assert again.setting("sound") == "off"
