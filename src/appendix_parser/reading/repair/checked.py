"""pdfminer's document, with what pdfminer passes over in silence noted, and with limits.

pdfminer reads damaged files as well as it can and says nothing: an object that is not where it should be is
null, a stream that does not decompress is what came out of it so far. Here every object and every stream goes
through one gate each, `CheckedDocument.getobj` and `CheckedStream.decode`.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFNoValidXRef, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFObjectNotFound, PDFValueError
from pdfminer.pdfparser import PDFParser, PDFSyntaxError
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFObjRef, PDFStream
from pdfminer.psexceptions import PSEOF, PSTypeError
from pdfminer.psparser import KWD, PSKeyword

from appendix_parser.errors import AppendixParserError
from appendix_parser.inputs.limits import MEGABYTE, Limits
from appendix_parser.reading.repair.damage import DamageLog
from appendix_parser.reading.repair.search import SearchedTable


def silence(library: str) -> None:
    """Let a library log nothing: what it says about damaged files, this package's findings and errors say."""
    logging.getLogger(library).addHandler(logging.NullHandler())
    logging.getLogger(library).propagate = False


silence("pdfminer")

FATAL = (AppendixParserError, MemoryError, RecursionError, PDFPasswordIncorrect)
"""What is not a damage of one object, but ends the reading."""

_ENDS = re.compile(rb"\s*endstream|\s*endobj")
_NOT_THERE = -1
_OBJ = PDFDocument.KEYWORD_OBJ
_ENDSTREAM = KWD(b"endstream")
_KEYWORDS = {
    PDFParser.KEYWORD_R,
    PDFParser.KEYWORD_NULL,
    PDFParser.KEYWORD_STREAM,
    PDFParser.KEYWORD_XREF,
    PDFParser.KEYWORD_STARTXREF,
    KWD(b"trailer"),
}


class CheckedStream(PDFStream):
    """A stream that knows whether it decompressed to its end, and that stops at a limit."""

    def __init__(self, stream: PDFStream, damage: DamageLog, limits: Limits, where: str) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self._damage = damage
        self._limits = limits
        self._where = where

    @property
    def name(self) -> str:
        """What people find the stream by."""
        return "a stream without a number" if self.objid is None else f"object {self.objid}"

    def decode(self) -> None:
        """Undo the stream's filters one by one; what cannot be undone is noted, and leaves no data.

        Raises:
            LimitError: the data is larger than the limit on a stream.
        """
        data = self.rawdata or b""
        try:
            if self.decipher and self.objid is not None and self.genno is not None:
                data = self.decipher(self.objid, self.genno, data, self.attrs)
            for name, parameters in self.get_filters():
                if name in LITERALS_FLATE_DECODE:
                    data = self._sound(data)
                data = PDFStream({"Filter": name, "DecodeParms": parameters}, data).get_data()
                self._hold_limit(len(data))
        except FATAL:
            raise
        except Exception as error:  # filters raise whatever their input makes Python raise
            self._damage.note(
                "object-damaged", f"{self.name} cannot be decompressed ({type(error).__name__})"
            )
            data = b""
        self.data, self.rawdata = data, None

    def _sound(self, data: bytes) -> bytes:
        """Return zlib data that decompresses without an error: the same, or what is left of it packed again.

        A zlib stream ends with a checksum of its content (RFC 1950, Adler-32), so that any change shows.
        """
        most = self._limits.stream_mb * MEGABYTE
        unpacker = zlib.decompressobj()
        pieces: list[bytes] = []
        size = 0
        rest = data
        try:
            while not unpacker.eof and (piece := unpacker.decompress(rest, MEGABYTE)):
                rest = unpacker.unconsumed_tail
                pieces.append(piece)
                size += len(piece)
                self._hold_limit(size)
        except zlib.error:
            pass
        if unpacker.eof:
            return data
        self._damage.note(
            "object-damaged",
            f"{self.name} does not decompress to its end and its checksum; {size} bytes came out of it",
        )
        return zlib.compress(b"".join(pieces), 0)[: most + MEGABYTE]

    def _hold_limit(self, size: int) -> None:
        if size > self._limits.stream_mb * MEGABYTE:
            raise self._limits.reached(limit="stream_mb", where=f"{self._where}, {self.name}")


class CheckedParser(PDFParser):
    """A parser that takes one object from its start to its end, and reports where it had to guess."""

    def __init__(self, data: bytes, damage: DamageLog, limits: Limits, where: str) -> None:
        super().__init__(io.BytesIO(data))
        self.searching = False
        """Whether it reads at a place that may be the wrong one, where strange words are not damage."""
        self._data = data
        self._damage = damage
        self._limits = limits
        self._where = where

    def push(self, *objs: tuple[int, Any]) -> None:
        """Take what was parsed, with the place where it starts; of a stream, that of its data."""
        super().push(*((pos, self._checked(pos, o) if isinstance(o, PDFStream) else o) for pos, o in objs))

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Handle a keyword; an object ends with `endobj`, or else where the next one starts."""
        if token in (self.KEYWORD_ENDOBJ, _OBJ):
            if self.context:
                problem = f"a list or dictionary is not closed before byte {pos}"
                raise PDFSyntaxError(problem)
            # Where the next object starts, its two numbers have been read already.
            values = self.popall() if token is self.KEYWORD_ENDOBJ else self.popall()[:-2]
            if len(values) > 1 or token is _OBJ:
                self._damage.note("file-repaired", f"the object before byte {pos} does not end as it must")
            self.add_results(values[0] if values else (pos, None))
        elif token is not _ENDSTREAM:
            if token not in _KEYWORDS and not self.searching:
                self._damage.note("object-damaged", f"at byte {pos} stands a word that means nothing")
            super().do_keyword(pos, token)

    def end_type(self, type: str) -> tuple[int, list[Any]]:  # noqa: A002 - pdfminer's signature
        """Close a list or dictionary.

        Raises:
            PSTypeError: none is open; pdfminer continues without it.
        """
        try:
            return super().end_type(type)
        except PSTypeError:
            self._damage.note("object-damaged", "a bracket closes what was not opened")
            raise

    def rest(self) -> Any:
        """Return the value that was read before the end of the file came."""
        values = self.popall()
        if self.context or not values:
            raise PDFSyntaxError("the file ends within an object")
        self._damage.note("file-repaired", "the file ends early")
        return values[0][1]

    def _checked(self, start: int, stream: PDFStream) -> CheckedStream:
        stated = start + len(stream.rawdata or b"")
        if not _ENDS.match(self._data, stated):
            stream.rawdata = self._data[start : self._end(start)]
            self._damage.note("file-repaired", f"the stream at byte {start} does not say its right length")
        return CheckedStream(stream, self._damage, self._limits, self._where)

    def _end(self, start: int) -> int:
        """Return where the data ends that starts there, going by the keyword that must follow it."""
        ends = [self._data.find(keyword, start) for keyword in (b"endstream", b"endobj")]
        end = next((end for end in ends if end != _NOT_THERE), len(self._data))
        for line_end in (b"\r\n", b"\n", b"\r"):
            if self._data[start:end].endswith(line_end):
                return end - len(line_end)
        return end


class CheckedDocument(PDFDocument):
    """A document whose damage is noted in `damage`; what its tables do not find is searched for.

    Raises:
        PDFPasswordIncorrect: it is encrypted, and the password is not the right one.
        Exception: whatever pdfminer raises where nothing can be read.
    """

    def __init__(self, data: bytes, password: str, damage: DamageLog, limits: Limits, where: str) -> None:
        self.damage = damage
        self.searched = SearchedTable(data, self, damage)
        self._on_the_way: set[int] = set()
        self.parser = CheckedParser(data, damage, limits, where)
        super().__init__(self.parser, password)

    def find_xref(self, parser: PDFParser) -> int:
        """Return where the newest cross-reference table starts."""
        try:
            return super().find_xref(parser)
        except PDFNoValidXRef:
            return _NOT_THERE

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[Any]) -> None:
        """Read the cross-reference tables from the newest to the oldest; what is found by search comes last."""
        outermost = not xrefs
        self.parser.searching = True
        try:
            if start != _NOT_THERE:
                super().read_xref_from(parser, start, xrefs)
        except FATAL:
            raise
        except Exception:  # a damaged table makes pdfminer raise anything
            start = _NOT_THERE
        finally:
            self.parser.searching = False
        if start == _NOT_THERE:
            self.damage.note("file-repaired", "its table of objects (cross-reference table) is not whole")
        if outermost:
            xrefs.append(self.searched)

    def _initialize_password(self, password: str = "") -> None:
        try:
            super()._initialize_password(password)
        except (UnicodeEncodeError, PDFValueError) as error:  # this way of encryption has no such password
            raise PDFPasswordIncorrect from error

    def getobj(self, objid: int) -> object:
        """Return the object with that number.

        Raises:
            PDFObjectNotFound: there is none; pdfminer reads it as null.
        """
        try:
            value = super().getobj(objid)
        except PDFObjectNotFound:
            self.damage.note("object-damaged", f"object {objid} is missing")
            raise
        return self._referred(objid, value) if isinstance(value, PDFObjRef) else value

    def _referred(self, objid: int, reference: PDFObjRef) -> object:
        """Return what the reference leads to that is in place of an object; pdfminer may go round for ever."""
        if objid in self._on_the_way:
            self.damage.note("object-damaged", f"object {objid} refers to itself")
            raise PDFObjectNotFound(objid)
        self._on_the_way.add(objid)
        try:
            return self.getobj(reference.objid)
        finally:
            self._on_the_way.discard(objid)

    def parsed_at(self, pos: int, objid: int) -> object:
        """Return the object with that number that is at that byte.

        Raises:
            PDFSyntaxError: there stands no such object.
        """
        return self._getobj_parse(pos, objid)

    def _getobj_parse(self, pos: int, objid: int) -> object:
        try:
            return super()._getobj_parse(pos, objid)
        except PSEOF:
            return self.parser.rest()
        except FATAL:
            raise
        except Exception as error:  # what is there is no object; the next table may know better
            raise PDFSyntaxError(f"no object {objid} at {pos}") from error

    def _getobj_objstm(self, stream: PDFStream, index: int, objid: int) -> object:
        try:
            return super()._getobj_objstm(stream, index, objid)
        except FATAL:
            raise
        except Exception as error:
            raise PDFSyntaxError(f"no object {objid} in {stream}") from error
