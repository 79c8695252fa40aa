"""What bombs are made of."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from tests.hostile import raw

ZEROS = bytes(1 << 20)


def zipped(piece: bytes, times: int) -> bytes:
    """Compress a piece that is repeated so often; the whole is never in memory."""
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(piece) for _ in range(times)), packer.flush()])


def unfolding(piece: bytes, times: int, entries: bytes = b"") -> bytes:
    """Return a stream object that is so many times as long as the piece when it is decompressed."""
    return raw.stream(zipped(piece, times), b"/Filter /FlateDecode " + entries)


def page_with(
    content: bytes,
    resources: bytes = b"",
    objects: Mapping[int, bytes] | None = None,
    *,
    page: bytes = b"",
) -> bytes:
    """Return a document of one page that has some words, too.

    Args:
        content: what is drawn before the words.
        resources: entries of the page's resources, but for the font F1.
        objects: others, from 10 on, by number.
        page: entries of the page.
    """
    own = (
        raw.ONE_PAGE[3].replace(b"/Font <<", resources + b" /Font <<").replace(b"/Page ", b"/Page " + page, 1)
    )
    whole = b"q " + content + b" Q " + raw.HELLO
    return raw.sparse_file_of({**raw.ONE_PAGE, 3: own, 5: raw.packed(whole), **(objects or {})})


def with_font(entries: bytes, objects: Mapping[int, bytes], text: bytes = b"(Hello page) Tj") -> bytes:
    """Return a document of one page with a text in a font of these entries."""
    own = raw.ONE_PAGE[3].replace(b"/F1 4 0 R", b"/F1 4 0 R /F2 10 0 R")
    font = b"<< /Type /Font %s >>" % entries
    whole = b"BT /F2 12 Tf 72 500 Td %s ET %s" % (text, raw.HELLO)
    return raw.sparse_file_of({**raw.ONE_PAGE, 3: own, 5: raw.packed(whole), 10: font, **objects})
