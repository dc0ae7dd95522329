"""Results are written whole or not at all, and a place that cannot be written is found before the work."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from posture.atomic_files import atomic_path, atomic_write, check_writable
from posture.errors import OutputError


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_text_result_appears_when_its_block_ends(tmp_path: Path) -> None:
    place = tmp_path / "report.csv"
    with atomic_write(place) as file:
        file.write("坐直\r\nstraight\n")
        assert not place.exists()
    assert place.read_bytes() == "坐直\r\nstraight\n".encode()
    assert names(tmp_path) == ["report.csv"]


def test_a_binary_result_replaces_the_one_before_and_keeps_its_permissions(tmp_path: Path) -> None:
    place = tmp_path / "still.jpg"
    place.write_bytes(b"old")
    place.chmod(0o640)
    with atomic_write(place, "wb") as file:
        file.write(b"new")
    assert place.read_bytes() == b"new"
    assert stat.S_IMODE(place.stat().st_mode) == 0o640


def write_half(place: Path, interruption: type[BaseException]) -> None:
    with atomic_write(place) as file:
        file.write("half")
        raise interruption


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, RuntimeError, SystemExit])
def test_an_interruption_leaves_the_old_result_and_nothing_else(
    tmp_path: Path, interruption: type[BaseException]
) -> None:
    place = tmp_path / "report.json"
    place.write_text("old")
    with pytest.raises(interruption):
        write_half(place, interruption)
    assert place.read_text() == "old"
    assert names(tmp_path) == ["report.json"]


def test_a_link_is_written_through_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "real.txt")
    with atomic_write(link) as file:
        file.write("new")
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


@needs_pipes
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    check_writable(pipe)
    with atomic_write(pipe) as file:
        file.write("through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@needs_pipes
def test_a_pipe_is_refused_where_an_ordinary_file_is_needed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match="ordinary file"), atomic_path(tmp_path / "pipe"):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_an_output_error() -> None:
    with pytest.raises(OutputError, match="No space left"), atomic_write(Path("/dev/full")) as file:
        file.write("x")


def test_an_error_of_the_writer_is_not_called_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), atomic_write(tmp_path / "a"):
        (tmp_path / "missing").read_text()


def test_checking_leaves_no_trace(tmp_path: Path) -> None:
    check_writable(tmp_path / "report.json")
    assert names(tmp_path) == []


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it is a folder"):
        check_writable(tmp_path)


def test_a_missing_folder_is_refused_and_not_created(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no folder"):
        check_writable(tmp_path / "no" / "report.json")
    with pytest.raises(OutputError), atomic_write(tmp_path / "no" / "report.json"):
        pass
    assert names(tmp_path) == []


def test_a_folder_in_which_no_file_can_be_made_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *, exist_ok: bool) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        check_writable(tmp_path / "report.json")


def test_a_protected_result_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "report.json").write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="protected"):
        check_writable(tmp_path / "report.json")


def test_the_recording_itself_is_never_written_over(tmp_path: Path) -> None:
    recording = tmp_path / "clip.mp4"
    recording.write_bytes(b"precious")
    with pytest.raises(OutputError, match="it is the recording"):
        check_writable(tmp_path / "." / "clip.mp4", keep=[recording])


def test_what_a_killed_writer_has_left_is_removed_when_the_next_begins(tmp_path: Path) -> None:
    code = "import os, pathlib, sys; from posture.atomic_files import atomic_path\n"
    code += "with atomic_path(pathlib.Path(sys.argv[1])) as beside: beside.write_text('half'); os.kill(os.getpid(), 9)"
    place = tmp_path / "report.json"
    subprocess.run([sys.executable, "-c", code, str(place)], check=False)
    assert [name for name in names(tmp_path) if name.endswith(".part")]
    (tmp_path / "thesis.part").write_text("of somebody else")
    check_writable(place)
    assert names(tmp_path) == ["thesis.part"]


def test_what_is_being_written_is_left_alone(tmp_path: Path) -> None:
    with atomic_write(tmp_path / "a.json") as file:
        file.write("whole")
        check_writable(tmp_path / "b.json")
    assert (tmp_path / "a.json").read_text() == "whole"
    assert names(tmp_path) == ["a.json"]


def test_a_missing_folder_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no folder"), atomic_write(tmp_path / "no" / "a.json"):
        pytest.fail("it was opened")
    assert names(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_that_go_round_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(OutputError, match="lead nowhere"):
        check_writable(tmp_path / "a")
