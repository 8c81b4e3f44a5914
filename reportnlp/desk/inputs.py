"""Which files of a folder, a zip or a list are submissions."""

from __future__ import annotations

import glob
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

_SKIPPED_NAMES = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_SKIPPED_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information"})
_OTHER = frozenset((
    ".xlsx", ".xls", ".csv", ".pptx", ".ppt", ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".mp3",
    ".mp4", ".avi", ".exe", ".dll", ".bat", ".lnk", ".url", ".ini", ".log", ".json", ".toml", ".tmp",
))  # fmt: skip
_MOST_MEMBERS = 5000
_LARGEST_MEMBER = 64 * 1024 * 1024
_LARGEST_TOTAL = 2 * 1024 * 1024 * 1024


class Submission(NamedTuple):
    """One file to check; `name` is its path below what was asked for, with ``/``.

    `problem` is set where the file could not even be taken out of its zip.
    """

    name: str
    path: Path
    problem: str = ""


class Inputs(NamedTuple):
    """The files to check, and the names of those that are none."""

    files: tuple[Submission, ...]
    skipped: tuple[str, ...]


def collect(names: Iterable[str | os.PathLike[str]], scratch: Path, out: Path) -> Inputs:
    """List the submissions below folders, in zips and among plain files.

    Parameters
    ----------
    names : iterable of path
        Folders, zips, files and wildcards (which not every shell expands).
    scratch : Path
        Where zips are unpacked.
    out : Path
        The folder of results, which is never read.
    """
    files: dict[str, Submission] = {}
    skipped: list[str] = []
    for name in _expand(names):
        for item in _walk(name, scratch, out.resolve()):
            if item.problem == _SKIP:
                skipped.append(item.name)
                continue
            unique, count = item.name, 1
            while unique in files and files[unique].path != item.path:
                count += 1
                pure = PurePosixPath(item.name)
                unique = str(pure.with_name(f"{pure.stem}-{count}{pure.suffix}"))
            files[unique] = item._replace(name=unique)
    return Inputs(tuple(files[name] for name in sorted(files)), tuple(sorted(set(skipped))))


_SKIP = "skip"


def _expand(names: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    for name in (os.fspath(given) for given in names):
        found = sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []
        if found and not Path(name).exists():
            yield from map(Path, found)
        else:
            yield Path(name)


def _walk(path: Path, scratch: Path, out: Path) -> Iterator[Submission]:
    if path.is_dir():
        for folder, folders, names in os.walk(path):
            place = Path(folder)
            folders[:] = sorted(
                f for f in folders if not _is_hidden(f) and (place / f).resolve() != out
            )
            for name in sorted(names):
                full = place / name
                yield from _one(full, full.relative_to(path).as_posix(), scratch)
    else:
        # A file that was named is checked whatever it is called.
        yield from _one(path, path.name, scratch, named=True)


def _one(path: Path, name: str, scratch: Path, *, named: bool = False) -> Iterator[Submission]:
    suffix = path.suffix.lower()
    if suffix == ".zip":
        yield from _unpack(path, name, scratch)
    elif not named and (_is_hidden(path.name) or suffix in _OTHER):
        yield Submission(name, path, _SKIP)
    else:
        yield Submission(name, path)


def _is_hidden(name: str) -> bool:
    low = name.lower()
    return low.startswith(("~$", ".~", ".")) or low in _SKIPPED_NAMES or low in _SKIPPED_FOLDERS


def _unpack(path: Path, name: str, scratch: Path) -> Iterator[Submission]:
    """Unpack a zip of submissions, within limits and never outside of `scratch`."""
    target = scratch / name
    shutil.rmtree(target, ignore_errors=True)
    try:
        with zipfile.ZipFile(path) as package:
            members = [info for info in package.infolist() if not info.is_dir()]
            if any(info.filename.startswith("word/") for info in members):
                # A Word file under a wrong name.
                yield Submission(name, path)
                return
            total = 0
            for number, info in enumerate(members[:_MOST_MEMBERS]):
                inner = _member_name(info)
                parts = [
                    part for part in PurePosixPath(inner).parts if part not in ("/", "..", ".")
                ]
                full = "/".join([name, *parts])
                if not parts or any(_is_hidden(part) for part in parts):
                    yield Submission(full, path, _SKIP)
                    continue
                total += info.file_size
                if info.file_size > _LARGEST_MEMBER or total > _LARGEST_TOTAL:
                    yield Submission(full, path, "压缩包里的文件过大，没有解压")
                    continue
                yield _extract(
                    package, info, full, target / f"{number:04d}{Path(parts[-1]).suffix}"
                )
            if len(members) > _MOST_MEMBERS:
                yield Submission(name, path, f"压缩包里超过 {_MOST_MEMBERS} 个文件，其余没有读取")
    except (zipfile.BadZipFile, OSError, ValueError, EOFError):
        yield Submission(name, path, "压缩包已损坏，无法解压；请重新打包")


def _extract(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, place: Path) -> Submission:
    if info.flag_bits & 1:
        return Submission(name, place, "压缩包设有密码；请取消密码后重新上报")
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        with package.open(info) as source, place.open("wb") as target:
            left = _LARGEST_MEMBER
            while left > 0 and (block := source.read(min(left, 1 << 20))):
                target.write(block)
                left -= len(block)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError):
        return Submission(name, place, "压缩包里的这个文件已损坏，无法解压")
    if Path(name).suffix.lower() in _OTHER:
        return Submission(name, place, _SKIP)
    return Submission(name, place)


def _member_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; Chinese Windows writes GBK and does not say so."""
    name = info.filename.replace("\\", "/")
    if info.flag_bits & 0x800:
        return name
    try:
        return name.encode("cp437").decode("gb18030")
    except UnicodeError:
        return name
