"""PDFs written object by object, so that any of them can be wrong."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping

import pikepdf

from tests.cli import pdfs

ONE_PAGE: Mapping[int, bytes] = {
    1: b"<< /Type /Catalog /Pages 2 0 R >>",
    2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R"
    b" /Resources << /Font << /F1 4 0 R >> >> >>",
    4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
}
"""A document of one page without its content, which is object 5."""

HELLO = b"BT /F1 12 Tf 72 700 Td (Hello page) Tj ET"


def stream(content: bytes, entries: bytes = b"", *, length: int | None = None) -> bytes:
    """Return a stream object; `length` is what it says of itself, if that is to be wrong."""
    said = len(content) if length is None else length
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (said, entries, content)


def packed(content: bytes) -> bytes:
    """Return a compressed stream object."""
    return stream(zlib.compress(content), b"/Filter /FlateDecode")


def file_of(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Return a sound file of these objects, numbered from 1."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in sorted(objects.items()):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, table)
    return bytes(out)


def page(content: bytes = HELLO, **others: bytes) -> bytes:
    """Return a document of one page with this content; `object_4=…` puts another object in place of one."""
    changed = {int(name.removeprefix("object_")): value for name, value in others.items()}
    return file_of({**ONE_PAGE, 5: stream(content), **changed})


def appendix(*, plain: bool = True) -> bytes:
    """Return a small appendix; `plain` without any compression, else with object streams."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs.appendix())) as pdf:
        if plain:
            pdf.save(
                out,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.all,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                static_id=True,
            )
        else:
            pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)
    return out.getvalue()


def sparse_file_of(objects: Mapping[int, bytes]) -> bytes:
    """Return a sound file of objects whose numbers have gaps, which are filled with nulls."""
    return file_of({number: objects.get(number, b"null") for number in range(1, max(objects) + 1)})
