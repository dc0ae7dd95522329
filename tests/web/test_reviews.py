from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from posture.web import jobs
from posture.web import uploads as limits
from posture.web.recordings import Recording
from posture.web.review_messages import WebReviewOptions
from posture.web.services import Services
from posture.web.temp_folder import TempFolder
from tests.baselines import filed
from tests.people import person
from tests.sources.videos import Clip
from tests.web.visiting import REVIEWER, serving, ticket, until_ended

Served = tuple[TestClient, Services]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path / "recordings") as running:
        yield running


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    place = tmp_path_factory.mktemp("clips") / "clip.mp4"
    Clip().write(place)
    return place.read_bytes()


def bring(client: TestClient, clip: bytes, header: dict[str, str], name: str = "good.mp4") -> str:
    answer = client.put("/coach/uploads", params={"name": name}, content=clip, headers=header)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["upload"])


def begin(client: TestClient, clip: bytes, header: dict[str, str], name: str = "good.mp4") -> str:
    answer = client.post("/coach/jobs", json={"upload": bring(client, clip, header, name)}, headers=header)
    assert answer.status_code == 202, answer.text
    return str(answer.json()["job"])


def files(desk: Services) -> list[Path]:
    return [path for path in desk.folder.path.rglob("*") if path.is_file() and path.name != ".lock"]


def test_a_recording_is_reviewed_and_its_results_are_served(served: Served, clip: bytes) -> None:
    client, _ = served
    header = ticket()
    job = begin(client, clip, header)
    told = until_ended(client, job, header)
    assert (told["state"], told["share"], told["problems"]) == ("done", 0.25, ["cut off"])
    assert told["results"] == ["report.html", "report.json"]
    page = client.get(f"/coach/results/{job}/report.html", headers=header)
    assert page.text == "<p>report</p>"
    assert page.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in page.headers["content-security-policy"]


def test_a_video_element_gets_any_range_by_the_cookie_of_its_review(served: Served, clip: bytes) -> None:
    client, _ = served
    job = begin(client, clip, ticket())
    part = client.get(f"/coach/media/{job}", headers={"range": "bytes=10-19"})
    assert part.status_code == 206
    assert part.content == clip[10:20]
    assert client.get(f"/coach/media/{job}").content == clip


def test_the_cookie_is_for_one_review_and_no_script(served: Served, clip: bytes) -> None:
    client, _ = served
    header = ticket()
    answer = client.post("/coach/jobs", json={"upload": bring(client, clip, header)}, headers=header)
    cookies = answer.headers.get_list("set-cookie")
    assert len(cookies) == 2
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert answer.json()["job"] in cookie


@pytest.mark.parametrize("name", ["bad.mp4", "crash.mp4"])
def test_a_review_that_fails_says_why_in_one_line(served: Served, clip: bytes, name: str) -> None:
    client, _ = served
    header = ticket()
    told = until_ended(client, begin(client, clip, header, name), header)
    assert told["state"] == "failed"
    expected = {"bad.mp4": "there is nobody in it", "crash.mp4": "the review broke off on the server"}
    assert str(told["error"]).startswith(expected[name])
    assert told["results"] == []


def test_a_running_review_is_ended_and_deleted_with_its_recording(served: Served, clip: bytes) -> None:
    client, services = served
    header = ticket()
    job = begin(client, clip, header, "endless.mp4")
    waiting = begin(client, clip, header)
    while client.get(f"/coach/jobs/{job}", headers=header).json()["state"] == "waiting":
        pass
    assert client.delete(f"/coach/jobs/{job}", headers=header).status_code == 204
    assert client.get(f"/coach/jobs/{job}", headers=header).status_code == 404
    assert until_ended(client, waiting, header)["state"] == "done"
    client.delete(f"/coach/jobs/{waiting}", headers=header)
    assert files(services) == []


def test_what_belongs_to_another_tab_is_as_if_it_were_not_there(served: Served, clip: bytes) -> None:
    client, _ = served
    header, other = ticket(), ticket()
    upload = bring(client, clip, header)
    job = begin(client, clip, header)
    client.cookies.clear()
    assert client.post("/coach/jobs", json={"upload": upload}, headers=other).status_code == 404
    for path in (f"/coach/jobs/{job}", f"/coach/media/{job}", f"/coach/results/{job}/report.json"):
        assert client.get(path, headers=other).status_code == 404
        assert client.get(path).status_code == 401
    assert client.delete(f"/coach/jobs/{job}", headers=other).status_code == 404


@pytest.mark.parametrize("header", [{}, {"authorization": "Bearer forged"}, {"authorization": "Basic eDp5"}])
def test_nothing_is_taken_without_a_ticket(served: Served, clip: bytes, header: dict[str, str]) -> None:
    client, services = served
    assert client.put("/coach/uploads", content=clip, headers=header).status_code == 401
    assert client.post("/coach/jobs", json={"upload": "x"}, headers=header).status_code == 401
    assert files(services) == []


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000, b"\x00" * 5000, b"#EXTM3U\nhttp://evil.example/a.ts\n"])
def test_what_is_no_video_is_refused_by_its_own_name_and_not_kept(served: Served, content: bytes) -> None:
    client, services = served
    answer = client.put("/coach/uploads", params={"name": "holiday.mp4"}, content=content, headers=ticket())
    assert answer.status_code == 415
    assert "holiday.mp4" in answer.json()["text"]
    assert str(services.folder.path) not in answer.text
    assert files(services) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../x.mp4", "x.mp4"),
        ("..\\x.mp4", "x.mp4"),
        ("a\x00\nb\x1b.mp4", "ab.mp4"),
        ("..", "recording"),
        ("坐.mp4", "坐.mp4"),
    ],
)
def test_a_name_is_shown_and_never_a_path(served: Served, clip: bytes, name: str, shown: str) -> None:
    client, services = served
    answer = client.put("/coach/uploads", params={"name": name}, content=clip, headers=ticket())
    assert answer.json()["name"] == shown
    [kept] = files(services)
    assert kept.parent == services.folder.path
    assert kept.name == answer.json()["upload"]


def test_an_announced_length_that_is_too_large_is_refused_before_anything_is_read(served: Served) -> None:
    client, _ = served
    answer = client.put("/coach/uploads", content=b"", headers={**ticket(), "content-length": "2000000001"})
    assert answer.status_code == 413


def test_an_upload_that_grows_too_large_is_cut_off_and_not_kept(served: Served, clip: bytes) -> None:
    client, services = served
    services.uploads.most = 5000

    def pieces() -> Iterator[bytes]:
        yield from [bytes(1000)] * 100

    answer = client.put("/coach/uploads", content=pieces(), headers=ticket())
    assert answer.status_code == 413
    assert files(services) == []


def test_a_full_disk_is_said_to_be_full(served: Served, clip: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    client, services = served

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(limits, "_write_all", full)
    answer = client.put("/coach/uploads", content=clip, headers=ticket())
    assert answer.status_code == 507
    assert files(services) == []


def test_one_tab_cannot_fill_the_server(served: Served, clip: bytes) -> None:
    client, _ = served
    header = ticket()
    for _ in range(limits.MOST_EACH):
        bring(client, clip, header)
    assert client.put("/coach/uploads", content=clip, headers=header).status_code == 429
    bring(client, clip, ticket())


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b'{"upload":"x","wish":{"profile":"/etc/passwd","more":1}}', b'{"upload":1}', b"[" * 9000],
)
def test_a_wish_that_is_wrong_is_refused(served: Served, body: bytes) -> None:
    client, _ = served
    assert client.post("/coach/jobs", content=body, headers=ticket()).status_code == 400


def test_a_visitor_names_no_file_of_house_rules(served: Served, clip: bytes) -> None:
    client, _ = served
    header = ticket()
    wish = {"upload": bring(client, clip, header), "wish": {"profile": "/etc/passwd"}}
    assert client.post("/coach/jobs", json=wish, headers=header).status_code == 404


def test_a_visitor_brings_no_baseline(served: Served, clip: bytes) -> None:
    client, _ = served
    header = ticket()
    baseline = filed(person().sits()).model_dump(mode="json", by_alias=True)
    wish = {"upload": bring(client, clip, header), "wish": {"baseline": baseline}}
    assert client.post("/coach/jobs", json=wish, headers=header).status_code == 404


def test_a_result_that_was_not_given_is_not_found(served: Served, clip: bytes) -> None:
    client, _ = served
    header = ticket()
    job = begin(client, clip, header)
    until_ended(client, job, header)
    for name in ("other.json", "%2e%2e", "..%2f.lock"):
        assert client.get(f"/coach/results/{job}/{name}", headers=header).status_code == 404


def test_nothing_is_left_when_the_server_ends(tmp_path: Path, clip: bytes) -> None:
    with serving(tmp_path) as (client, _):
        begin(client, clip, ticket(), "endless.mp4")
    assert list(tmp_path.iterdir()) == []


def test_a_review_that_takes_longer_than_it_may_is_ended(
    served: Served, clip: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, _ = served
    monkeypatch.setattr(jobs, "time_limit", lambda _: 0.2)
    header = ticket()
    told = until_ended(client, begin(client, clip, header, "endless.mp4"), header)
    assert (told["state"], str(told["error"]).split(";")[0]) == (
        "failed",
        "the review took longer than a recording of this length may",
    )
    monkeypatch.undo()
    assert until_ended(client, begin(client, clip, header), header)["state"] == "done"


def test_a_longer_recording_may_take_longer() -> None:
    lengths = (1.0, 60.0, None)
    limits_of = [jobs.time_limit(Recording("a", "tab", "a.mp4", Path("a"), length, 0.0)) for length in lengths]
    assert limits_of == sorted(limits_of)


def test_one_person_s_reviews_leave_room_for_others(tmp_path: Path) -> None:
    waiting = jobs.Jobs(TempFolder(tmp_path), (sys.executable, str(REVIEWER)))
    try:
        for number in range(jobs.MOST_WAITING_OF_PERSON):
            waiting.start(_of("Ana", number, tmp_path), WebReviewOptions())
        with pytest.raises(jobs.BusyError, match="of yours"):
            waiting.start(_of("Ana", 9, tmp_path), WebReviewOptions())
        waiting.start(_of("Bo", 0, tmp_path), WebReviewOptions())
    finally:
        waiting.close()


def _of(person: str, tab: int, folder: Path) -> Recording:
    return Recording("id", f"tab {tab}", "endless.mp4", folder / "endless.mp4", 1.0, 0.0, person)
