"""Flat OpenDocument files and their export by LibreOffice: what text documents and spreadsheets have in common."""

from __future__ import annotations

from pathlib import Path

from programs import make_pdf, run

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)
_SUFFIXES = {"text": ".fodt", "spreadsheet": ".fods"}


def export(kind: str, content: str, to: str) -> bytes:
    """Return the PDF that LibreOffice makes of a document.

    Args:
        kind: `text` or `spreadsheet`.
        content: what the element of the whole document holds.
        to: name of the export filter and, after a colon, its options.

    Raises:
        MissingProgramError: LibreOffice is not installed.
        subprocess.CalledProcessError: it failed.
    """

    def convert(document: Path) -> None:
        profile = f"-env:UserInstallation={(document.parent / 'profile').as_uri()}"
        arguments = [profile, "--headless", "--convert-to", f"pdf:{to}", document.name]
        run("soffice", arguments, document.parent)

    source = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} office:version="1.3"'
        f' office:mimetype="application/vnd.oasis.opendocument.{kind}">{content}</office:document>\n'
    )
    return make_pdf(source, _SUFFIXES[kind], convert)
