"""Office files are zip packages: open one that may be hostile, and write one back."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from reportnlp.errors import UnreadableFileError

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_PART = 80 * 1024 * 1024
LARGEST_RATIO = 100
FREE_SIZE = 5 * 1024 * 1024
MOST_TAGS = 1_500_000
_DAMAGED = "文件已损坏，无法打开；请在 Word/WPS 中打开并另存一份后重新上报"
_SUSPICIOUS = "文件内容异常（解压后过大），已拒绝读取；请在 Word/WPS 中另存一份后重新上报"


class Package:
    """A zip package whose parts are read one at a time, within limits.

    Parameters
    ----------
    data : bytes

    Raises
    ------
    UnreadableFileError
        If the zip is broken.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
            raise UnreadableFileError(_DAMAGED) from error
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """Return one part.

        Raises
        ------
        UnreadableFileError
            If the part is missing, broken, encrypted or unpacks to far more than it holds.
        """
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise UnreadableFileError("文件设有密码；请取消密码后重新上报")
            _check_size(info)
            with self._zip.open(info) as part:
                data = part.read(info.file_size + 1)
        except UnreadableFileError:
            raise
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise UnreadableFileError(_DAMAGED) from error
        if len(data) > info.file_size:
            raise UnreadableFileError(_SUSPICIOUS)
        return data

    def parse(self, name: str) -> _Element:
        """Return the XML root of one part (see :func:`parse_xml`)."""
        return parse_xml(self.read(name))

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return id -> (last word of the type, target part) of what `part` refers to."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.names:
            return {}
        found = {}
        for item in self.parse(rels):
            if not isinstance(item.tag, str) or item.get("TargetMode") == "External":
                continue
            target = item.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = item.get("Type", "").rpartition("/")[2]
            found[item.get("Id", "")] = (kind, posixpath.normpath(full))
        return found

    def main_part(self) -> str | None:
        """Return the name of the main document part, None if this is no office file."""
        for kind, target in self.relations("").values():
            if kind == "officeDocument" and target in self.names:
                return target
        return None

    def rewrite(self, changed: dict[str, bytes]) -> bytes:
        """Return the package with some parts replaced or added and all others as they were."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for info in self._zip.infolist():
                fresh = zipfile.ZipInfo(info.filename, info.date_time)
                fresh.compress_type = info.compress_type
                fresh.external_attr = info.external_attr
                data = changed.get(info.filename)
                target.writestr(fresh, self.read(info.filename) if data is None else data)
            for name in sorted(set(changed) - self.names):
                fresh = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                fresh.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(fresh, changed[name])
        return out.getvalue()


def _check_size(info: zipfile.ZipInfo) -> None:
    ratio = info.file_size / max(1, info.compress_size)
    if info.file_size > LARGEST_PART or (info.file_size > FREE_SIZE and ratio > LARGEST_RATIO):
        raise UnreadableFileError(_SUSPICIOUS)


def parse_xml(data: bytes) -> _Element:
    """Parse XML that may be hostile: no entities, no network, no huge trees.

    Raises
    ------
    UnreadableFileError
        If it is not well formed, declares entities or holds too many elements.
    """
    from lxml import etree

    # Office never writes a DOCTYPE; whoever does wants its entities expanded.
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:65536]:
        raise UnreadableFileError("文件含有不安全的 XML 实体，已拒绝读取；请在 Word/WPS 中另存一份")
    if data.count(b"<") > MOST_TAGS:
        raise UnreadableFileError("文件段落过多，已拒绝读取；请检查是否误报了空白文件或附件")
    parser: Any = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=False
    )
    try:
        root: _Element = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(_DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFileError("文件含有不安全的 XML 实体，已拒绝读取；请在 Word/WPS 中另存一份")
    return root
