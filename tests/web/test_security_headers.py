from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from posture.i18n import catalogue
from posture.web.security_headers import content_policy
from tests.web.visiting import serving


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(tmp_path_factory.mktemp("recordings")) as (running, _):
        yield running


@pytest.mark.parametrize("path", ["/coach/static/practice/main.js", "/coach/nothing", "/"])
def test_every_answer_lets_nothing_leave_this_server(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["connect-src"] == "'self' ws://testserver wss://testserver"
    words = {word for sources in policy.values() for word in sources.split()}
    assert not {word for word in words if "*" in word or word.startswith("http") or word == "'unsafe-eval'"}
    assert "'unsafe-inline'" not in policy["script-src"]
    assert "camera=(self)" in headers["permissions-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_host_that_is_no_name_comes_into_no_policy() -> None:
    assert content_policy("a; script-src *").endswith("connect-src 'self'")


@pytest.mark.parametrize("method", ["GET", "PUT", "POST", "DELETE"])
def test_another_origin_is_refused_whatever_it_asks_for(client: TestClient, method: str) -> None:
    answer = client.request(method, "/coach/uploads", headers={"origin": "http://evil.example"})
    assert answer.status_code == 403


def test_a_script_is_served_as_one_and_kept_until_it_changes(client: TestClient) -> None:
    script = client.get("/coach/static/pose/browser_poses.js")
    assert script.headers["content-type"] == "text/javascript"
    assert script.headers["cache-control"] == "no-cache"
    again = client.get("/coach/static/pose/browser_poses.js", headers={"if-none-match": script.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_shared_constants_are_served_as_a_script(client: TestClient) -> None:
    script = client.get("/coach/static/constants.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert script.headers["cache-control"] == "no-cache"
    assert "export const LANDMARKS_COUNT = 33;" in script.text.splitlines()


def test_a_component_gets_its_words_in_one_language(client: TestClient) -> None:
    answer = client.get("/coach/static/words/upload/zh.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == {key: phrase.chinese for key, phrase in catalogue("upload").items()}


@pytest.mark.parametrize("path", ["page/en", "upload/fr", "..%2fpage/en", "nothing/en"])
def test_no_other_words_are_served(client: TestClient, path: str) -> None:
    assert client.get(f"/coach/static/words/{path}.json").status_code == 404


@pytest.mark.parametrize("path", ["../routes.py", "%2e%2e/routes.py", "..%2froutes.py", "/etc/passwd", "nothing.js"])
def test_nothing_outside_the_static_folder_is_served(client: TestClient, path: str) -> None:
    assert client.get(f"/coach/static/{path}").status_code == 404
    assert client.get(f"/coach/assets/{path}").status_code == 404


def test_models_that_cannot_be_had_are_said_to_be_missing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from posture.errors import ModelError
    from posture.web import static_files

    def none() -> Path:
        raise ModelError("no model here")

    monkeypatch.setattr(static_files, "_model_files", none)
    answer = client.get("/coach/assets/pose_full.task")
    assert (answer.status_code, answer.text) == (503, "no model here")
