"""Ruling lines in a picture: where they run, and the picture without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from appendix_parser.reading.scan.arrays import Floats, Grey, Mask

_STROKE = 0.22  # inches; a straight stroke this long is a part of a rule, not of a letter
_SHORTEST = 0.28  # inches; a shorter rule is a dash
_BREAK = 0.012  # inches; a stroke may be broken for so long by noise, which is less than between letters
_GAP = 0.03  # inches; … and a rule between two strokes
_BESIDE = 0.012  # inches beside a rule that are mostly white; a row of letters has ink there
_MOST_BESIDE = 0.25  # share of a rule's length with ink beside it
_STUMP = 0.12  # inches; a stroke this long that meets a rule is a side of a low cell, cut off by the page end
_MEETS = 0.03  # inches by which it may miss that rule
_THICKEST = 0.05  # inches; what is thicker is an area
_SAMPLE = 0.08  # inches between two points of a rule's path


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it runs in a picture, in pixels.

    `along` are places along it and `across` its middle at each of them: x and y of a horizontal, y and x of a
    vertical one. `thickness` is its usual width.
    """

    horizontal: bool
    along: Floats
    across: Floats
    thickness: float

    @property
    def length(self) -> float:
        """Its length in pixels."""
        return float(self.along[-1] - self.along[0])

    @property
    def position(self) -> float:
        """Where its middle is across its direction."""
        return float(np.median(self.across))


def find_rules(ink: Mask, dpi: float) -> tuple[list[Rule], Mask]:
    """Return the rules of a picture that is about straight, and the pixels that are theirs."""
    across, mask = _in_direction(ink, dpi, horizontal=True)
    turned = np.ascontiguousarray(ink.T)
    down, pixels = _in_direction(turned, dpi, horizontal=False)
    left = turned & ~cv2.dilate(pixels, np.ones((3, 3), np.uint8))
    stumps, more = _in_direction(left, dpi, horizontal=False, stroke=_STUMP, shortest=_STUMP, meets=across)
    return [*across, *down, *stumps], mask | pixels.T | more.T


def erase(even: Grey, mask: Mask, dpi: float) -> Grey:
    """Return the picture without what the mask covers, and without the grey along its edges."""
    side = 2 * max(1, round(dpi / 200)) + 1
    gone = cv2.dilate(mask, np.ones((side, side), np.uint8))
    without = even.copy()
    without[gone > 0] = 255
    return without


def _in_direction(
    ink: Mask,
    dpi: float,
    *,
    horizontal: bool,
    stroke: float = _STROKE,
    shortest: float = _SHORTEST,
    meets: Sequence[Rule] | None = None,
) -> tuple[list[Rule], Mask]:
    """Return what runs across a picture that is transposed for vertical rules.

    Args:
        ink: the picture.
        dpi: its pixels for each inch.
        horizontal: what to call its rules.
        stroke: inches of straight strokes that may be parts of a rule.
        shortest: inches of the shortest rule.
        meets: rules of the other direction; it must meet one of them; None if it need not.
    """
    gap, longest = max(1, round(_GAP * dpi)), max(3, round(stroke * dpi))
    close = 2 * round(_BREAK * dpi / 2) + 1
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, close), np.uint8))
    strokes = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, longest), np.uint8))
    # Parts of a rule that is not quite straight are one or two pixels higher or lower.
    joined = cv2.dilate(strokes, np.ones((3, 2 * gap + 1), np.uint8))
    # There is little of this in a large picture, so that outlines are found sooner than areas.
    outlines, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    rules: list[Rule] = []
    mask = np.zeros_like(ink)
    for outline in outlines:
        x, y, width, height = cv2.boundingRect(outline)
        if width < shortest * dpi:
            continue
        inside = cv2.drawContours(np.zeros((height, width), np.uint8), [outline - (x, y)], -1, 1, cv2.FILLED)
        part = strokes[y : y + height, x : x + width] & inside
        rule = _traced(part, (x, y), dpi, horizontal, shortest)
        if rule is None or not _stands_alone(rule, ink, dpi):
            continue
        if meets is None or any(_meet(rule, other, _MEETS * dpi) for other in meets):
            rules.append(rule)
            mask[y : y + height, x : x + width] |= part
    return rules, mask


def _meet(rule: Rule, other: Rule, reach: float) -> bool:
    """Return whether a rule ends at another one that runs across it."""
    ends = float(rule.along[0]), float(rule.along[-1])
    touches = any(abs(end - other.position) <= reach + other.thickness for end in ends)
    thin = rule.thickness <= other.thickness + 1.5
    return touches and thin and other.along[0] - reach <= rule.position <= other.along[-1] + reach


def _traced(part: Mask, place: tuple[int, int], dpi: float, horizontal: bool, shortest: float) -> Rule | None:
    """Return the rule in a part of the picture; None if it is too thick to be one."""
    thick = part.sum(axis=0).astype(np.float64)
    columns = np.nonzero(thick)[0]
    if not len(columns):
        return None
    if columns[-1] - columns[0] < shortest * dpi - 2:
        return None
    thickness = float(np.median(thick[columns]))
    if thickness > max(_THICKEST * dpi, 3):
        return None
    rows = np.arange(part.shape[0], dtype=np.float64)
    middles = (rows @ part)[columns] / thick[columns]
    thin = thick[columns] <= thickness + 2  # elsewhere, another rule or a letter crosses it
    if thin.sum() < 2:
        return None
    step = max(1, round(_SAMPLE * dpi))
    places = np.unique(np.append(np.arange(columns[0], columns[-1], step), columns[-1])).astype(np.float64)
    across = np.interp(places, columns[thin].astype(np.float64), middles[thin])
    return Rule(horizontal, places + place[0], across + place[1], thickness)


def _stands_alone(rule: Rule, ink: Mask, dpi: float) -> bool:
    """Return whether there is white beside a rule, as there is not beside the strokes of a row of letters."""
    columns = np.arange(int(rule.along[0]), int(rule.along[-1]) + 1)
    middles = np.interp(columns, rule.along, rule.across)
    reach = rule.thickness / 2 + max(1.5, _BESIDE * dpi)
    sides = [
        ink[np.clip(np.round(middles + side * reach).astype(np.int64), 0, ink.shape[0] - 1), columns]
        for side in (-1, 1)
    ]
    return float((sides[0] | sides[1]).mean()) < _MOST_BESIDE
