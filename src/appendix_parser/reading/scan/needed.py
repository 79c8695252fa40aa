"""Decides which pages are scans, and whether they can be recognised here. It does not import the libraries that do it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.page import PageContent
from appendix_parser.read_options import Ocr, ReadOptions

_LIBRARIES = ("cv2", "onnxruntime", "rapidocr", "tesserocr")
_COVERED = 0.5  # share of a page that pictures cover, if it is a scan
_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",  # Debian, Ubuntu
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",  # Fedora, Arch
    "/usr/local/share/tessdata",  # built from source; Homebrew on Intel
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


def is_scan(page: PageContent, ocr: Ocr) -> bool:
    """Return whether a page is to be recognised.

    With `auto`, it is if pictures cover it and it has no text of its own; text behind the picture is the work of
    another recognition. With `always`, it is if it has any picture.
    """
    if ocr is Ocr.ALWAYS:
        return bool(page.images)
    own_text = bool(page.words) and not has_text_layer(page)
    return not own_text and _share(page) >= _COVERED


def has_text_layer(page: PageContent) -> bool:
    """Return whether the words of a page are those of another recognition, behind its picture."""
    return any(doubt.code == "text-recognised" for doubt in page.doubts)


def what_is_missing(options: ReadOptions) -> Doubt | None:
    """Return why scans cannot be recognised here, as a doubt about a scanned page; None if they can."""
    if options.ocr is Ocr.NEVER:
        return _lacking("`--ocr never` was used", "Leave out `--ocr never`.")
    if any(find_spec(library) is None for library in _LIBRARIES):
        return _lacking(
            "the extra `ocr` is not installed",
            "Install it (pip install 'appendix-parser[ocr]'), or put the file through text recognition (OCR) first.",
        )
    if language_folder(options.ocr_language) is None:
        return _lacking(
            f"Tesseract has no data for “{options.ocr_language}”",
            "Install it (on Debian and Ubuntu: apt install tesseract-ocr), or set TESSDATA_PREFIX to its folder.",
        )
    return None


def language_folder(languages: str) -> Path | None:
    """Return the folder that has the data of all languages, such as `eng+cym`; None if there is none.

    The environment variable TESSDATA_PREFIX says where it is; otherwise it is looked for where systems install it.
    """
    named = os.environ.get("TESSDATA_PREFIX")
    places: Iterable[Path] = [Path(named), Path(named) / "tessdata"] if named else map(Path, _PLACES)
    for place in places:
        if all((place / f"{language}.traineddata").is_file() for language in languages.split("+")):
            return place
    return None


def _lacking(reason: str, remedy: str) -> Doubt:
    return Doubt("scan-not-recognised", {"reason": reason, "remedy": remedy})


def _share(page: PageContent) -> float:
    """Return which share of a page its pictures cover; scanners cut some pages into strips."""
    whole = Box(0, 0, page.width, page.height)
    covered = 0.0
    for image in page.images:
        across = min(image.x1, whole.x1) - max(image.x0, whole.x0)
        down = min(image.bottom, whole.bottom) - max(image.top, whole.top)
        covered += max(0.0, across) * max(0.0, down)
    return min(1.0, covered / (whole.width * whole.height)) if whole.width * whole.height else 0.0
