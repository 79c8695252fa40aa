"""Bombs in how data is packed: filters, images, object streams and cross-reference tables."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Mapping

from PIL import Image

from tests.hostile import raw
from tests.hostile.bombs.parts import ZEROS, page_with, unfolding, zipped

Bombs = Mapping[str, Callable[[], bytes]]


def _content(packed: bytes, filters: bytes, entries: bytes = b"") -> bytes:
    return raw.page(object_5=raw.stream(packed, b"/Filter [%s] %s" % (filters, entries)))


def lzw_zeros(rounds: int) -> bytes:
    """Return zeros by LZW: 7 MB for each round of 6 KB, in which each code stands for one zero more than the last."""
    bits, count, out = 0, 0, bytearray()
    for _ in range(rounds):
        for position, code in enumerate((256, 0, *range(258, 4094))):
            width = max(9, min(12, (257 + position).bit_length()))  # it grows one code early
            bits, count = bits << width | code, count + width
            while count >= 8:
                count -= 8
                out.append(bits >> count & 255)
                bits &= (1 << count) - 1
    return bytes(out) + b"\x80"


def many_filters() -> bytes:
    return _content(zlib.compress(raw.HELLO), b"/FlateDecode " * 20_000)


def predictor(columns: int, colours: int) -> Callable[[], bytes]:
    parameters = b"/DecodeParms [<< /Predictor 12 /Columns %d /Colors %d /BitsPerComponent 16 >>]"
    return lambda: _content(zipped(ZEROS, 20), b"/FlateDecode", parameters % (columns, colours))


# -- images --------------------------------------------------------------------------------------------------


def image(
    entries: bytes, data: bytes, content: bytes = b"500 0 0 500 9 9 cm /I Do", **others: bytes
) -> bytes:
    """Return a page with an image of these entries."""
    found = b"/Type /XObject /Subtype /Image %s" % entries
    objects = {int(name.removeprefix("object_")): value for name, value in others.items()}
    return page_with(content, b"/XObject << /I 10 0 R >>", {10: raw.stream(data, found), **objects})


def plain_image(width: int, height: int, megabytes: int) -> bytes:
    entries = b"/Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode"
    return image(entries % (width, height), zipped(ZEROS, megabytes))


def picture(kind: str, marker: bytes, offset: int, layout: str) -> bytes:
    """Return a page with a small picture that says that it is a very large one."""
    file = io.BytesIO()
    Image.new("RGB", (16, 16)).save(file, kind)
    data = bytearray(file.getvalue())
    struct.pack_into(layout, data, data.index(marker) + offset, *[65_000] * 2)
    filters = {"JPEG": b"/DCTDecode", "JPEG2000": b"/JPXDecode"}[kind]
    entries = b"/Width 65000 /Height 65000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter " + filters
    return image(entries, bytes(data))


def fax() -> bytes:
    entries = (
        b"/Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode"
    )
    return image(entries + b" /DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>", b"\xff" * 100_000)


def jbig2() -> bytes:
    page = struct.pack(">IBBI", 0, 48, 1, 19) + struct.pack(">IIIIBH", 0xFFFF, 0xFFFFFF, 0, 0, 0, 0)
    entries = b"/Width 65535 /Height 65535 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode"
    return image(entries, page)


def soft_mask() -> bytes:
    mask = unfolding(
        ZEROS,
        400,
        b"/Type /XObject /Subtype /Image /Width 20000 /Height 20000 /ColorSpace /DeviceGray"
        b" /BitsPerComponent 8",
    )
    entries = b"/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /SMask 11 0 R"
    return image(entries, b"x", object_11=mask)


def many_draws() -> bytes:
    entries = b"/Width 2000 /Height 2000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode"
    return image(entries, zipped(ZEROS, 12), b"500 0 0 500 9 9 cm " + b"/I Do " * 9000)


def colours_computed() -> bytes:
    """An image whose every pixel runs a long program."""
    program = raw.packed(b"{ %s }" % (b"dup mul sin 2 exp " * 5000))[3:]
    function = b"<< /FunctionType 4 /Domain [0 1] /Range [0 1] " + program
    entries = b"/Width 3000 /Height 3000 /BitsPerComponent 8 /Filter /FlateDecode"
    entries += b" /ColorSpace [/Separation /Odd /DeviceGray 11 0 R]"
    return image(entries, zlib.compress(bytes(range(256)) * 35_157, 9), object_11=function)


def samples() -> bytes:
    """A table of colours of eight dimensions, a thousand steps in each."""
    head = b"/FunctionType 0 /Domain [%s] /Range [0 1] /Size [%s] /BitsPerSample 8"
    function = unfolding(ZEROS, 50, head % (b"0 1 " * 8, b"1000 " * 8))
    names = b"/A /B /C /D /E /F /G /H"
    entries = b"/Width 2000 /Height 2000 /BitsPerComponent 8 /Filter /FlateDecode"
    entries += b" /ColorSpace [/DeviceN [%s] /DeviceGray 11 0 R]" % names
    return image(entries, zipped(ZEROS, 31), object_11=function)


def inline_image() -> bytes:
    return raw.page(b"BI /W 900000000 /H 900000000 /BPC 8 /CS /RGB ID x EI " + raw.HELLO)


# -- object streams and cross-references ---------------------------------------------------------------------


def file_with_map(entries: bytes, packed: bytes, others: Mapping[int, bytes] | None = None) -> bytes:
    """Return a file whose cross-reference is a stream."""
    out = bytearray(b"%PDF-1.7\n")
    for number, content in {**raw.ONE_PAGE, 5: raw.stream(raw.HELLO), **(others or {})}.items():
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    place = len(out)
    head = b"/Type /XRef /Root 1 0 R /Filter /FlateDecode " + entries
    out += b"90 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (raw.stream(packed, head), place)
    return bytes(out)


def object_stream(count: int, first: int, packed: bytes, entries: bytes = b"") -> bytes:
    """Return a file with the page's font in an object stream."""
    head = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode %s" % (count, first, entries)
    rows = b"".join(
        struct.pack(">BIH", 2 if number == 4 else 1, 8 if number == 4 else 0, 0) for number in range(9)
    )
    return file_with_map(b"/Size 9 /W [1 4 2]", zlib.compress(rows), {8: raw.stream(packed, head)})


def long_chain() -> bytes:
    """A file that says of itself that it was changed fifty thousand times."""
    out = bytearray(raw.page())
    previous = int(out[out.rindex(b"startxref") :].split()[1])
    for _ in range(50_000):
        place = len(out)
        out += b"xref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\n" % previous
        previous = place
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % previous)


def long_table() -> bytes:
    return raw.page().replace(b"xref\n0 6\n", b"xref\n0 2147483647\n")


BOMBS: Bombs = {
    "packed once": lambda: _content(zipped(ZEROS, 400), b"/FlateDecode"),
    "packed twice": lambda: _content(zlib.compress(zipped(ZEROS, 400)), b"/FlateDecode /FlateDecode"),
    "packed three times": lambda: _content(
        zlib.compress(zlib.compress(zipped(ZEROS, 400))), b"/FlateDecode /FlateDecode /FlateDecode"
    ),
    "run lengths": lambda: _content(zipped(b"\x81 " * 500_000, 8), b"/FlateDecode /RunLengthDecode"),
    "LZW": lambda: _content(zlib.compress(lzw_zeros(40)), b"/FlateDecode /LZWDecode"),
    "ASCII 85": lambda: _content(zipped(b"z" * 1_000_000, 100), b"/FlateDecode /ASCII85Decode"),
    "ASCII hex": lambda: _content(zipped(b"20" * 500_000, 300), b"/FlateDecode /ASCIIHexDecode"),
    "many filters": many_filters,
    "predictor of long rows": predictor(2_000_000_000, 4),
    "predictor of many colours": predictor(1, 2_000_000_000),
    "predictor of short rows": predictor(1, 1),
    "words by the million": lambda: raw.page(
        object_5=unfolding(b"BT /F1 1 Tf 9 9 Td (ab) Tj ET\n", 3_000_000)
    ),
    "image of 2.7 GB": lambda: plain_image(30_000, 30_000, 400),
    "image of two thousand million columns": lambda: plain_image(2_000_000_000, 2_000_000_000, 1),
    "JPEG that says it is huge": lambda: picture("JPEG", b"\xff\xc0", 5, ">HH"),
    "JPEG 2000 that says it is huge": lambda: picture("JPEG2000", b"\xff\x51", 6, ">II"),
    "fax of 60,000 lines": fax,
    "JBIG2 that says it is huge": jbig2,
    "mask of 400 MB": soft_mask,
    "one image drawn 9,000 times": many_draws,
    "colours computed pixel by pixel": colours_computed,
    "colours of eight dimensions": samples,
    "image in the content that says it is huge": inline_image,
    "object stream of blanks": lambda: object_stream(1, 9, zipped(b" " * 1_000_000, 400)),
    "object stream of thousands of millions": lambda: object_stream(4_000_000_000, 9, zlib.compress(b"4 0 ")),
    "object stream of a million": lambda: object_stream(1_000_000, 2_000_000, zipped(b"4 0 ", 1_000_000)),
    "object stream that goes on in itself": lambda: object_stream(
        1, 4, zlib.compress(b"9 0 null"), b"/Extends 8 0 R"
    ),
    "cross-reference of thousands of millions": lambda: file_with_map(
        b"/Size 4000000000 /Index [0 4000000000] /W [1 4 2]", zipped(ZEROS, 50)
    ),
    "cross-reference without width": lambda: file_with_map(
        b"/Size 2000000000 /Index [0 2000000000] /W [0 0 0]", zlib.compress(b"")
    ),
    "cross-reference of wide fields": lambda: file_with_map(
        b"/Size 9 /W [1 900000000 900000000]", zipped(ZEROS, 50)
    ),
    "cross-reference changed 50,000 times": long_chain,
    "cross-reference table that says it is long": long_table,
}
