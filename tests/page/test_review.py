"""Bringing a recording, following its review, and what is on the page when it is done."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from posture.page.review import examples as review_examples
from posture.page.review import tab as review_visit
from posture.page.review import upload as review_bring
from posture.page.review.downloads import download_files
from posture.page.review.examples import examples, title, upload_example
from posture.page.review.names import escape_markdown
from posture.page.review.player import reasons_data, recording_data
from posture.page.review.progress import progress_text
from posture.page.review.tab import ReviewTab
from posture.reasons import Reason
from posture.report.html import to_html
from posture.report.model import Report
from posture.store import Store
from posture.web.jobs import MOST_EACH, Job, Jobs
from posture.web.recordings import RecordingOwner
from posture.web.review_messages import WebReviewOptions
from posture.web.services import Services
from posture.web.tokens import ReviewToken, read_token
from tests.baselines import filed
from tests.page.conftest import Open
from tests.people import person
from tests.report import samples
from tests.sources.videos import write_video

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

REVIEWER = Path(__file__).parent / "played_review.py"
Bring = Callable[..., AppTest]


class PlayedServices(Services):
    """Its reviews find what a test put into the folder `found`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "recordings")
        self.found = folder / "found"
        self.found.mkdir()

    @cached_property
    def jobs(self) -> Jobs:
        return Jobs(self.folder, (sys.executable, str(REVIEWER), str(self.found)))

    def finds(self, report: Report) -> None:
        """What the next reviews find."""
        (self.found / "report.json").write_text(report.to_json())
        page = to_html(
            report, language="en", weights={row.rule: 1.0 for person in report.people for row in person.findings}
        )
        (self.found / "report.html").write_text(page)

    def wished(self) -> WebReviewOptions:
        """What the last review was told."""
        return WebReviewOptions.model_validate_json((self.found / "wish.json").read_text())


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PlayedServices]:
    desk = PlayedServices(tmp_path)
    for module in (review_visit, review_bring, review_examples):
        monkeypatch.setattr(module, "services", lambda: desk)
    desk.finds(samples.report(samples.sitter()))
    yield desk
    desk.jobs.close()
    desk.folder.close()


@pytest.fixture
def brought(visit: Open, desk: PlayedServices, tmp_path: Path) -> Bring:
    """`brought(name="good", lang="en")`: a recording of this name is there, and waits for the press of the button."""

    def bring(name: str = "good", lang: str = "en") -> AppTest:
        page = visit("review", lang=lang)
        own = visit_of(page)
        own.brought = upload_example(RecordingOwner(own.client), write_video(tmp_path / f"{name}.mp4")).id
        return page.run()

    return bring


def visit_of(page: AppTest) -> ReviewTab:
    return review_visit._all()[page.session_state["visit"]]


def param(page: AppTest, name: str) -> str:
    """A part of the address."""
    value = page.query_params[name]
    return value if isinstance(value, str) else value[0]


def job_of(page: AppTest) -> Job:
    job = visit_of(page).find(param(page, "review"))
    assert job is not None
    return job


def press(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def until_done(page: AppTest) -> AppTest:
    while job_of(page).state in {"waiting", "running"}:
        pass
    return page.run()


def reviewed(page: AppTest) -> AppTest:
    return until_done(press(page, "Review it"))


def test_nothing_is_brought_yet_and_the_examples_are_offered(visit: Open, desk: PlayedServices) -> None:
    page = visit("review")
    assert not page.exception
    assert labels(page)[-3:] == ["Sitting, a leg crossed", "Standing, arms folded", "Walking to and fro"]
    assert [box.value for box in page.checkbox] == [False, False]


def test_the_page_is_in_chinese_where_the_address_says_so(visit: Open, desk: PlayedServices) -> None:
    page = visit("review", lang="zh")
    assert page.title[0].value == "录像评估"
    assert page.checkbox[0].label == "保留不当姿态的画面"


def test_without_the_examples_it_is_said(
    visit: Open, desk: PlayedServices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_bring, "examples", lambda: examples(tmp_path))
    page = visit("review")
    assert "The example clips come with the source" in " ".join(str(one.value) for one in page.caption)


def test_an_example_is_reviewed_at_once(visit: Open, desk: PlayedServices) -> None:
    page = press(visit("review"), "Sitting, a leg crossed")
    assert job_of(page).recording.name == "sit_leg_crossed_front.mp4"
    assert param(page, "review") == job_of(page).id


def test_a_clip_without_words_goes_by_its_name() -> None:
    assert title(Path("a_new_clip.mp4"), "zh") == "a new clip"


def test_what_was_chosen_is_what_is_reviewed(brought: Bring, desk: PlayedServices) -> None:
    page = brought()
    page.segmented_control[0].set_value("walk")
    page.checkbox[1].check()
    reviewed(page.run())
    assert desk.wished() == WebReviewOptions(language="en", activity="walk", evidence=False, blur_faces=True)


def test_a_kept_baseline_can_be_compared_with(brought: Bring, desk: PlayedServices, store: Store) -> None:
    upright = filed(person().sits(), recorded=datetime.now(UTC).date())
    store.save_baseline(upright)
    page = brought()
    [box] = [box for box in page.selectbox if box.label == "Compare with the kept baseline of"]
    box.select(("Ana", "desk 3"))
    reviewed(page.run())
    assert desk.wished().baseline == upright


def test_a_baseline_that_is_too_old_is_said_and_not_used(brought: Bring, desk: PlayedServices, store: Store) -> None:
    store.save_baseline(filed(person().sits(), recorded=date(2020, 1, 1)))
    page = brought()
    page.selectbox[1].select(("Ana", "desk 3")).run()
    assert "days old" in page.warning[0].value
    reviewed(page)
    assert desk.wished().baseline is None


def test_a_review_under_way_shows_how_far_it_is_and_can_be_cancelled(brought: Bring, desk: PlayedServices) -> None:
    page = press(brought("endless"), "Review it")
    job = job_of(page)
    while job.share is None:
        pass
    assert progress_text(job, "en") == "Judging frame by frame: 25%"
    assert progress_text(job, "zh") == "正在逐帧评估：25%"
    page = press(page.run(), "Cancel")
    assert page.title[0].value == "Review a recording"
    assert "review" not in page.query_params
    assert not job.folder.exists()
    assert not job.recording.path.exists()


def test_a_review_that_waits_says_so(brought: Bring, desk: PlayedServices) -> None:
    press(brought("endless"), "Review it")
    page = press(brought(), "Review it")
    assert job_of(page).state == "waiting"
    assert progress_text(job_of(page), "en").startswith("Waiting for another review")


def test_a_review_that_fails_says_why_in_one_line(brought: Bring, desk: PlayedServices) -> None:
    page = reviewed(brought("bad"))
    assert [error.value for error in page.error] == ["there is nobody in it"]
    assert press(page, "Choose another recording").title[0].value == "Review a recording"


def test_a_finished_review_shows_report_and_downloads(brought: Bring, desk: PlayedServices) -> None:
    page = reviewed(brought())
    assert not page.exception
    assert page.subheader[0].value == "good\\.mp4"
    assert [one.value for one in page.warning] == ["cut off"]
    assert [one.label for one in page.metric] == ["Score", "Could be seen", "Practised"]
    assert "Make the annotated video" in labels(page)


def test_a_reload_goes_on_with_the_review(brought: Bring, visit: Open, desk: PlayedServices) -> None:
    page = reviewed(brought())
    address = {name: param(page, name) for name in ("visit", "review")}
    assert visit("review", **address).subheader[0].value == "good\\.mp4"


@pytest.mark.parametrize("wrong", ["visit", "review"])
def test_an_address_that_names_nothing_begins_anew(
    brought: Bring, visit: Open, desk: PlayedServices, wrong: str
) -> None:
    page = reviewed(brought())
    address = {name: param(page, name) for name in ("visit", "review")} | {wrong: "unknown"}
    other = visit("review", **address)
    assert not other.exception
    assert other.title[0].value == "Review a recording"


def test_two_tabs_have_nothing_of_each_other(brought: Bring, desk: PlayedServices) -> None:
    one, other = reviewed(brought()), reviewed(brought())
    assert visit_of(one).find(job_of(other).id) is None
    assert read_token(visit_of(one).token(), ReviewToken).client != visit_of(other).client


def test_several_people_have_a_tab_each_and_nobody_is_said(brought: Bring, desk: PlayedServices) -> None:
    desk.finds(samples.report(samples.sitter(), samples.walker()))
    assert len(reviewed(brought()).tabs) == 2
    desk.finds(samples.report())
    assert "Nobody was seen" in reviewed(brought()).info[0].value


def test_the_annotated_video_is_made_when_it_is_asked_for(brought: Bring, desk: PlayedServices) -> None:
    page = press(reviewed(brought()), "Make the annotated video")
    made = visit_of(page).annotation(job_of(page))
    assert made is not None
    while made.state != "done":
        pass
    page = page.run()
    assert desk.wished().annotated
    assert "Make the annotated video" not in labels(page)
    told = recording_data(job_of(page), samples.report(), "en", made)
    assert (told["annotated"], told["making"]) == (made.id, False)


def test_a_recording_that_was_reviewed_is_not_offered_again(brought: Bring, desk: PlayedServices) -> None:
    page = reviewed(brought())
    own, job = visit_of(page), job_of(page)
    own.add_recording(job.recording.id)
    assert own.recording() is None
    own.add_recording("another")
    assert own.brought == "another"


def test_a_deleted_review_leaves_nothing(brought: Bring, desk: PlayedServices) -> None:
    page = press(reviewed(brought()), "Make the annotated video")
    press(page, "Delete this review")
    press(page, "Yes, delete it")
    assert visit_of(page).jobs == []
    assert [path for path in desk.folder.path.iterdir() if path.name != ".lock"] == []


def test_earlier_reviews_of_the_tab_can_be_opened_again(brought: Bring, desk: PlayedServices) -> None:
    page = press(reviewed(brought()), "Another recording")
    assert page.title[0].value == "Review a recording"
    assert press(page, "good.mp4").subheader[0].value == "good\\.mp4"


def test_where_no_more_reviews_are_taken_it_is_said(brought: Bring, desk: PlayedServices) -> None:
    page = brought()
    own = visit_of(page)
    held = own.recording()
    assert held is not None
    for _ in range(MOST_EACH):
        desk.jobs.start(held, WebReviewOptions())
    page = press(page, "Review it")
    assert page.error[0].value.startswith("Too many reviews")


def test_every_form_can_be_kept(brought: Bring, desk: PlayedServices) -> None:
    job = job_of(reviewed(brought()))
    made = {form: make() for form, _, _, make in download_files(job, samples.report(samples.sitter()), "zh")}
    assert json.loads(made["json"])["schema"] == 1
    assert made["html"].startswith(b"<!doctype html>")
    assert made["csv"].startswith(b"\xef\xbb\xbf")
    assert made["vtt"].startswith(b"WEBVTT")
    assert made["eaf"].startswith(b"<?xml")
    assert b"\t" in made["boris"]


def test_the_player_is_told_every_row_of_what_happened(brought: Bring, desk: PlayedServices) -> None:
    report = samples.report(samples.sitter())
    told = recording_data(job_of(reviewed(brought())), report, "en")
    [person] = told["people"]
    assert [group["activity"] for group in person["groups"]] == ["sit", "stand"]
    rows = {row["id"]: row for group in person["groups"] for row in group["rows"]}
    expected = report.people[0].finding("sit.leg_crossed")
    assert [(e["start"], e["end"]) for e in rows["sit.leg_crossed"]["episodes"]] == [
        (e.start, e.end) for e in expected.episodes
    ]
    kinds = [row["kind"] for row in person["groups"][0]["rows"]]
    assert kinds == sorted(kinds)
    gaps = [gap for row in rows.values() for gap in row["unjudged"]]
    assert {gap["reason"] for gap in gaps} <= set(reasons_data("en"))
    assert any(gap["passing"] for gap in gaps)
    assert told["captions"].startswith("WEBVTT")
    json.dumps(told)


def test_every_reason_is_told_in_the_language_of_the_page() -> None:
    told = reasons_data("zh")
    assert set(told) == {reason.value for reason in Reason}
    assert told["TOO_FAR"]["text"] == Reason.TOO_FAR.text("zh")


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a*b*.mp4", "a\\*b\\*\\.mp4"), ("坐 姿.mp4", "坐 姿\\.mp4"), ("<b>:red[x]", "\\<b\\>\\:red\\[x\\]")],
)
def test_a_name_is_shown_as_it_is(name: str, shown: str) -> None:
    assert escape_markdown(name) == shown
