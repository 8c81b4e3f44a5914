"""What a file is, by its content; the extension only where the content leaves it open."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from reportnlp.errors import UnreadableFileError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_HEAD = 4096
_ENCRYPTED = "文件设有密码；请取消密码后重新上报"
_PICTURES = ((b"\xff\xd8\xff", "JPEG"), (b"\x89PNG", "PNG"), (b"II*\0", "TIFF"), (b"GIF8", "GIF"))
_WORD_XML = re.compile(rb"<\?mso-application\s+progid=.Word")


def sniff(data: bytes, path: Path) -> str:
    """Name the format of a file.

    Parameters
    ----------
    data : bytes
    path : Path
        Only its suffix is used, to tell Markdown from plain text.

    Returns
    -------
    str
        ``docx``, ``doc``, ``rtf``, ``odt``, ``wordxml``, ``pdf``, ``html``, ``md`` or ``txt``.

    Raises
    ------
    UnreadableFileError
        If it is known to be something that holds no report text.

    Examples
    --------
    >>> sniff(b"%PDF-1.7 ...", Path("a.docx"))
    'pdf'
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFileError("文件是空的；请确认上报的是最终稿")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if data.startswith(_OLE):
        return _ole(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    for mark, name in _PICTURES:
        if data.startswith(mark):
            raise UnreadableFileError(f"这是图片（{name}），没有可读的文字；请上报可编辑的文字稿")
    if data.startswith((b"Rar!", b"7z\xbc\xaf")):
        raise UnreadableFileError("这是压缩包；请解压后上报其中的报告文件")
    head = data[:_HEAD].replace(b"\0", b"")
    if _WORD_XML.search(head):
        return "wordxml"
    if _HTML.search(head):
        return "html"
    suffix = path.suffix.lower()
    if suffix in (".htm", ".html") and b"<" in data:
        return "html"
    return "md" if suffix in (".md", ".markdown") else "txt"


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
        raise UnreadableFileError(
            "文件已损坏（压缩包不完整）；请在 Word/WPS 中打开并另存一份后重新上报"
        ) from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        return "odt"
    if any(name.startswith("xl/") for name in names):
        raise UnreadableFileError("这是 Excel 表格，不是报告；请上报 Word 文字稿")
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableFileError("这是演示文稿，不是报告；请上报 Word 文字稿")
    if "OFD.xml" in names:
        raise UnreadableFileError("这是 OFD 版式文件，暂不支持；请上报 Word 或 PDF")
    raise UnreadableFileError("这是压缩包，或文件已损坏；请解压后上报其中的报告文件")


def _ole(data: bytes) -> str:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = {"/".join(entry).lower() for entry in ole.listdir()}
    except Exception as error:  # olefile raises many kinds on damaged files
        raise UnreadableFileError("文件已损坏；请在 Word/WPS 中打开并另存一份后重新上报") from error
    if "encryptedpackage" in names:
        raise UnreadableFileError(_ENCRYPTED)
    if "worddocument" in names:
        return "doc"
    if "workbook" in names or "book" in names:
        raise UnreadableFileError("这是 Excel 表格，不是报告；请上报 Word 文字稿")
    raise UnreadableFileError("不是 Word 文件；请另存为 .docx 后重新上报")
