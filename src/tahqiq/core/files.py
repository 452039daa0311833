"""Files that appear whole or not at all, and folders that are published by one rename with a manifest inside."""

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tahqiq.core.errors import DiskError, IntegrityError
from tahqiq.core.hashing import sha256_of_file

MANIFEST = "MANIFEST.json"


@contextlib.contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn an OSError under this block into a DiskError that names the path."""
    try:
        yield
    except OSError as error:
        where = str(error.filename or path)
        raise DiskError(f"cannot be written: {error.strerror or error}", where, "free space, or mend the permissions") from None


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it, flushed to disk, then renamed; raises DiskError."""
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(name, 0o644)  # mkstemp gives 0600, and a umask would give each user another mode
            os.replace(name, path)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)
            raise


def write_manifest(folder: Path, facts: dict[str, object]) -> None:
    """Mark a folder complete: `MANIFEST.json` with the given facts and the digest of every file in it."""
    digests = {str(path.relative_to(folder)): sha256_of_file(path) for path in files_in(folder)}
    text = json.dumps({**facts, "files": digests}, ensure_ascii=False, indent=1, sort_keys=True)
    write_bytes(folder / MANIFEST, f"{text}\n".encode())


def files_in(folder: Path) -> list[Path]:
    """Every file under a folder but its own manifest, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / MANIFEST)


def read_manifest(folder: Path) -> dict[str, object]:
    """A folder's manifest; raises IntegrityError if there is none, since such a folder was not finished."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise IntegrityError("there is no finished result", str(folder), "run the stage before this one") from None
    except (OSError, ValueError):
        raise IntegrityError("its MANIFEST.json cannot be read", str(folder), "run the stage again") from None
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        raise IntegrityError("its MANIFEST.json is not a manifest", str(folder), "run the stage again")
    return manifest


def moved_files(folder: Path) -> list[str]:
    """What differs from the folder's manifest, one phrase a file: changed, missing, or not in it."""
    digests: dict[str, str] = read_manifest(folder)["files"]
    present = {str(path.relative_to(folder)): path for path in files_in(folder)}
    found = [f"{name}: missing" for name in digests if name not in present]
    found += [f"{name}: not in the manifest" for name in present if name not in digests]
    found += [f"{name}: changed" for name, path in present.items() if name in digests and sha256_of_file(path) != digests[name]]
    return sorted(found)


@contextlib.contextmanager
def staged_folder(target: Path, room: Path) -> Iterator[Path]:
    """A new folder under `room` that takes the place of `target` when the block ends well, and vanishes otherwise.

    `room` must be on the target's file system, or the rename would be a copy that can stop half-way.
    """
    with disk_errors(room):
        room.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(dir=room, prefix=f"{target.name}."))
        os.chmod(staging, 0o755)  # noqa: S103 - what is published is for everyone to read
    try:
        yield staging
        with disk_errors(target):
            _take_place(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _take_place(staging: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        os.rename(staging, target)
        return
    old = staging.with_name(f"{staging.name}.old")
    os.rename(target, old)
    try:
        os.rename(staging, target)
    except BaseException:  # a signal between the two renames too
        os.rename(old, target)  # the last good result goes back
        raise
    shutil.rmtree(old, ignore_errors=True)
