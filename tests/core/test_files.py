"""Files appear whole or not at all, and a folder takes another's place in one step."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from tahqiq.core.errors import DiskError, IntegrityError
from tahqiq.core.files import files_in, moved_files, read_manifest, staged_folder, write_bytes, write_manifest


def full_disk(*_: object) -> None:
    """What a full disk does."""
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_written_file_has_its_bytes_and_the_same_mode_for_everyone(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_bytes(tmp_path / "deep" / "a.txt", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "deep" / "a.txt").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "deep" / "a.txt").stat().st_mode) == 0o644


@pytest.mark.parametrize("call", ["replace", "fsync", "chmod"])
def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, call, full_disk)
    with pytest.raises(DiskError, match="No space left") as caught:
        write_bytes(path, b"new")
    assert caught.value.exit_code == 3 and str(path) in str(caught.value)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.txt", b"old")]


def test_a_folder_that_is_a_file_is_a_disk_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(DiskError):
        write_bytes(tmp_path / "a" / "b.txt", b"x")


def test_a_staged_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target, room = tmp_path / "out" / "tiny", tmp_path / "room"
    for content in ("first", "second"):
        with staged_folder(target, room) as staging:
            (staging / f"{content}.txt").write_text(content)
        assert [path.name for path in target.iterdir()] == [f"{content}.txt"]
    assert list(room.iterdir()) == []


def test_a_block_that_fails_leaves_the_last_good_folder(tmp_path: Path) -> None:
    target, room = tmp_path / "out" / "tiny", tmp_path / "room"
    with staged_folder(target, room) as staging:
        (staging / "good.txt").write_text("good")
    with pytest.raises(RuntimeError, match="half-way"), staged_folder(target, room) as staging:
        (staging / "half.txt").write_text("half")
        raise RuntimeError("half-way")
    assert [path.name for path in target.iterdir()] == ["good.txt"]
    assert list(room.iterdir()) == []


def test_a_rename_that_fails_puts_the_last_good_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, room = tmp_path / "out" / "tiny", tmp_path / "room"
    with staged_folder(target, room) as staging:
        (staging / "good.txt").write_text("good")
    real, calls = os.rename, []

    def second_fails(source: Path, goal: Path) -> None:
        calls.append(goal)
        if len(calls) == 2:
            full_disk()
        real(source, goal)

    monkeypatch.setattr(os, "rename", second_fails)
    with pytest.raises(DiskError), staged_folder(target, room) as staging:
        (staging / "new.txt").write_text("new")
    assert [path.name for path in target.iterdir()] == ["good.txt"]


def test_a_room_that_cannot_be_made_is_a_disk_error(tmp_path: Path) -> None:
    (tmp_path / "room").write_bytes(b"")
    with pytest.raises(DiskError), staged_folder(tmp_path / "out", tmp_path / "room"):
        pass
    assert not (tmp_path / "out").exists()


def test_the_manifest_tells_changed_missing_and_new_files_apart(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "deep/c.txt"):
        write_bytes(tmp_path / name, name.encode())
    write_manifest(tmp_path, {"stage": "ingest"})
    assert moved_files(tmp_path) == []
    (tmp_path / "a.txt").write_bytes(b"A")
    (tmp_path / "b.txt").unlink()
    (tmp_path / "deep" / "d.txt").write_bytes(b"")
    assert moved_files(tmp_path) == ["a.txt: changed", "b.txt: missing", "deep/d.txt: not in the manifest"]


def test_a_manifest_does_not_depend_on_the_order_of_writing(tmp_path: Path) -> None:
    facts = {"z": 1, "a": 2}
    for folder, names in (("one", ("a", "b")), ("two", ("b", "a"))):
        for name in names:
            write_bytes(tmp_path / folder / name, name.encode())
        write_manifest(tmp_path / folder, {name: facts[name] for name in sorted(facts, reverse=folder == "one")})
    one, two = (tmp_path / folder / "MANIFEST.json" for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert [path.name for path in files_in(tmp_path / "one")] == ["a", "b"]


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"files": []}), json.dumps({"case": "tiny"})])
def test_a_manifest_that_is_none_is_an_integrity_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "MANIFEST.json").write_text(text)
    with pytest.raises(IntegrityError):
        read_manifest(tmp_path)


def test_an_unfinished_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IntegrityError, match=r"no finished result.*run the stage"):
        read_manifest(tmp_path)
