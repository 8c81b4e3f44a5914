"""Files of any kind into text."""

from __future__ import annotations

from pathlib import Path

from reportnlp.documents.source import SourceDocument


def read(path: str | Path) -> SourceDocument:
    """Read one report file; its content, not its name, says what it is.

    Parameters
    ----------
    path : str or Path
        Word (.docx, .doc, .wps, .rtf, .odt), PDF, HTML, Markdown or plain text.

    Returns
    -------
    SourceDocument

    Raises
    ------
    UnreadableFileError
        With one Chinese line that says what is wrong and what to do.
    """
    from reportnlp.documents.source import read_bytes

    path = Path(path)
    return read_data(read_bytes(path), path)


def read_data(data: bytes, path: Path) -> SourceDocument:
    """Read a report from the bytes of a file (see :func:`read`)."""
    from reportnlp.documents.sniff import sniff

    match sniff(data, path):
        case "docx":
            from reportnlp.documents.word import read_word

            return read_word(path, data)
        case "doc":
            from reportnlp.documents.oldword import read_doc

            return read_doc(path, data)
        case "rtf" | "odt" | "wordxml" as kind:
            from reportnlp.documents.oldword import read_foreign

            return read_foreign(path, data, kind)
        case "pdf":
            from reportnlp.documents.pdf import read_pdf

            return read_pdf(path, data)
        case "html":
            from reportnlp.documents.html import read_html

            return read_html(path, data)
        case "md":
            from reportnlp.documents.markdown import read_markdown

            return read_markdown(path, data)
    from reportnlp.documents.plain import read_text

    return read_text(path, data)
