"""One writer at a time: the second holder is told, and a holder that died leaves no lock."""

import time
from pathlib import Path

import pytest

from tahqiq.core.errors import DiskError, LockedError
from tahqiq.core.lock import locked


def test_a_second_holder_is_refused_at_once(tmp_path: Path) -> None:
    began = time.monotonic()
    with (
        locked(tmp_path, "run"),
        pytest.raises(LockedError, match=r"run: another run is at work.*wait") as caught,
        locked(tmp_path, "run"),
    ):
        pytest.fail("two holders of one lock")
    assert caught.value.exit_code == 7 and time.monotonic() - began < 0.5


def test_the_lock_is_free_after_success_and_after_failure(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), locked(tmp_path, "run"):
        raise RuntimeError
    with locked(tmp_path, "run"):
        pass
    with locked(tmp_path, "run"):
        pass


def test_locks_of_two_names_do_not_meet(tmp_path: Path) -> None:
    with locked(tmp_path, "ingest"), locked(tmp_path, "extract"):
        pass


def test_a_lock_file_left_by_a_dead_run_does_not_lock(tmp_path: Path) -> None:
    path = tmp_path / ".tahqiq" / "locks" / "run.lock"
    path.parent.mkdir(parents=True)
    path.write_text("12345\n")
    with locked(tmp_path, "run"):
        pass


def test_a_place_that_cannot_be_written_is_a_disk_error(tmp_path: Path) -> None:
    (tmp_path / ".tahqiq").write_bytes(b"")
    with pytest.raises(DiskError), locked(tmp_path, "run"):
        pass


def test_an_os_error_inside_the_block_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), locked(tmp_path, "run"):
        (tmp_path / "gone").read_bytes()
