"""Doubts about a scanned page as a whole: ink that was not read, marks left out, a poor picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.page import WordRecognition
from appendix_parser.reading.scan.arrays import Numbers
from appendix_parser.reading.scan.blobs import Blobs
from appendix_parser.reading.scan.recognise import Recognised

_POOR, _FEWEST = (
    0.03,
    3,
)  # share of doubtful letters from which a scan is poor, and words; a fair one has 0.01
_DIRTY = 0.35  # … and share of blobs that are dirt
_TOGETHER = 3.0  # letter heights; ink this close is reported together
_MOST_PLACES = 20  # of one finding


def page_doubts(
    recognised: Recognised, texts: Sequence[str], how: Sequence[WordRecognition], points: float
) -> Iterator[Doubt]:
    """Yield the doubts about a page.

    Args:
        recognised: what was recognised.
        texts: its words.
        how: how sure each of them is.
        points: of a pixel.
    """
    specks, blobs = int(recognised.specks.sum()), recognised.blobs
    doubtful = [len(text) for text, each in zip(texts, how, strict=True) if each.is_doubtful]
    letters = sum(map(len, texts))
    is_unsure = len(doubtful) >= _FEWEST and sum(doubtful) >= _POOR * letters
    if letters and (is_unsure or specks >= _DIRTY * len(blobs)):
        yield Doubt("scan-poor", {"percent": round(100 * sum(doubtful) / letters)})
    for group in _groups(blobs, recognised.unread):
        yield Doubt("scan-ink-not-read", {}, (_box(blobs, group, points),))
    if specks:
        yield Doubt("scan-marks-left-out", {"count": specks})
    yield from _headings(recognised, points)


def _headings(recognised: Recognised, points: float) -> Iterator[Doubt]:
    """Yield a doubt about each heading that lost something."""
    for block in sorted(recognised.trimmed):
        found = [word for word in recognised.words if word.block == block]
        if found:
            text = " ".join(word.verdict.text for word in found)
            boxes = (Box(w.x0 * points, w.top * points, w.x1 * points, w.bottom * points) for w in found)
            yield Doubt("recognised-heading-doubtful", {"text": text}, tuple(boxes))


def _groups(blobs: Blobs, unread: Numbers) -> list[Numbers]:
    """Return blobs by what is close together, from top to bottom."""
    groups: list[list[int]] = []
    reach = _TOGETHER * blobs.letter
    for at in unread[np.argsort(blobs.top[unread], kind="stable")]:
        near = [group for group in groups if any(_are_close(blobs, at, other, reach) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(each for group in near for each in group), int(at)])
    return [np.array(group) for group in groups[:_MOST_PLACES]]


def _are_close(blobs: Blobs, one: int, other: int, reach: float) -> bool:
    across = max(blobs.x0[one], blobs.x0[other]) - min(blobs.x1[one], blobs.x1[other])
    down = max(blobs.top[one], blobs.top[other]) - min(blobs.bottom[one], blobs.bottom[other])
    return bool(max(across, down) <= reach)


def _box(blobs: Blobs, group: Numbers, points: float) -> Box:
    return Box(
        float(blobs.x0[group].min()) * points,
        float(blobs.top[group].min()) * points,
        float(blobs.x1[group].max()) * points,
        float(blobs.bottom[group].max()) * points,
    )
