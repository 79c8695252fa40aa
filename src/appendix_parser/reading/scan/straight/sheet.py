"""Straightening a scanned sheet: from the picture as shown to one whose rules run across and down."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from appendix_parser.page import Mesh
from appendix_parser.reading.scan.arrays import Floats, Grey, Mask
from appendix_parser.reading.scan.straight.bend import Bend, fit_bend
from appendix_parser.reading.scan.straight.find_rules import Rule, erase, find_rules
from appendix_parser.reading.scan.straight.ground import even_out, faintly_inked, inked
from appendix_parser.reading.scan.straight.skew import find_skew, runs_across

_COARSE = 16  # side in pixels of the squares for which the displacement is worked out
_MESH = 18.0  # points between two nodes of the mesh


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scanned page, evened out and straight.

    Attributes:
        even: the straight picture, with its rules.
        bare: the same without rules.
        rules: where the rules run in it.
        quarter_turns: by how many quarters the picture as shown was turned, counter-clockwise, to be upright.
        mesh: where its places are on the upright page as shown, in points.
        skew: degrees by which it lay askew, clockwise.
    """

    even: Grey
    bare: Grey
    rules: tuple[Rule, ...]
    rule_mask: Mask
    quarter_turns: int
    mesh: Mesh
    skew: float


def straighten(picture: Grey, dpi: float) -> Sheet:
    """Even out and straighten a picture of a page.

    Args:
        picture: the page as shown.
        dpi: pixels for each inch.
    """
    even = even_out(picture, dpi)
    level = _levelled(even, dpi)
    if level.text_runs_across(dpi):
        return _straightened(even, level, dpi, 0)
    even = np.ascontiguousarray(np.rot90(even))
    return _straightened(even, _levelled(even, dpi), dpi, 1)


def turned_over(sheet: Sheet) -> Sheet:
    """Return the same sheet with its other edge up."""
    even = np.ascontiguousarray(np.rot90(sheet.even, 2))
    bare = np.ascontiguousarray(np.rot90(sheet.bare, 2))
    mask = np.ascontiguousarray(np.rot90(sheet.rule_mask, 2))
    height, width = even.shape
    rules = tuple(_turned_over(rule, width, height) for rule in sheet.rules)
    turns = (sheet.quarter_turns + 2) % 4
    return Sheet(even, bare, rules, mask, turns, sheet.mesh.turned_over(), sheet.skew)


def _turned_over(rule: Rule, width: int, height: int) -> Rule:
    along, across = (width - 1, height - 1) if rule.horizontal else (height - 1, width - 1)
    return Rule(rule.horizontal, along - rule.along[::-1], across - rule.across[::-1], rule.thickness)


@dataclass(frozen=True, slots=True)
class _Level:
    """An evened picture without its skew: `back` leads from its places to those of the one with it."""

    picture: Grey
    skew: float
    back: Floats
    rules: list[Rule]
    rule_mask: Mask

    def text_runs_across(self, dpi: float) -> bool:
        """Return whether text runs across: seen on what is not a rule."""
        return runs_across(inked(erase(self.picture, self.rule_mask, dpi)), dpi)


def _levelled(even: Grey, dpi: float) -> _Level:
    skew = find_skew(inked(even), dpi)
    height, width = even.shape
    back = cv2.getRotationMatrix2D((width / 2, height / 2), -skew, 1.0)
    level = cv2.warpAffine(
        even,
        back,
        (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=255,
    )
    rules, mask = find_rules(faintly_inked(level), dpi)
    return _Level(level, skew, back, rules, mask)


def _straightened(even: Grey, level: _Level, dpi: float, turns: int) -> Sheet:
    height, width = even.shape
    rules, back = level.rules, level.back
    side = float(max(width, height))
    down = fit_bend([rule for rule in rules if rule.horizontal], side)
    across = fit_bend([rule for rule in rules if not rule.horizontal], side)
    columns, rows = -(-width // _COARSE), -(-height // _COARSE)
    x, y = np.meshgrid(*((np.arange(count) + 0.5) * _COARSE - 0.5 for count in (columns, rows)))
    shown_x, shown_y = _as_scanned(x, y, across, down, back)
    straight = cv2.remap(
        even,
        _fine(shown_x, width, height),
        _fine(shown_y, width, height),
        cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=255,
    )
    found, mask = find_rules(faintly_inked(straight), dpi)
    mesh = _mesh(width, height, dpi, across, down, back)
    return Sheet(straight, erase(straight, mask, dpi), tuple(found), mask, turns, mesh, level.skew)


def _places(width: int, height: int, step: float) -> tuple[Floats, Floats]:
    """Return places on a regular grid that reaches from the first to the last pixel."""
    columns, rows = max(2, round(width / step) + 1), max(2, round(height / step) + 1)
    x, y = np.meshgrid(np.linspace(0, width - 1, columns), np.linspace(0, height - 1, rows))
    return x, y


def _as_scanned(
    x: Floats, y: Floats, across: Bend | None, down: Bend | None, back: Floats
) -> tuple[Floats, Floats]:
    """Return where places of the straight picture are in the one that was scanned."""
    level_x = x if across is None else x + across.at(y, x)
    level_y = y if down is None else y + down.at(x, y)
    return (
        back[0, 0] * level_x + back[0, 1] * level_y + back[0, 2],
        back[1, 0] * level_x + back[1, 1] * level_y + back[1, 2],
    )


def _fine(coarse: Floats, width: int, height: int) -> npt.NDArray[np.float32]:
    """Return for each pixel what is known for the middles of squares of pixels."""
    rows, columns = coarse.shape
    size = columns * _COARSE, rows * _COARSE
    fine: npt.NDArray[np.float32] = cv2.resize(
        coarse.astype(np.float32), size, interpolation=cv2.INTER_LINEAR
    )
    return fine[:height, :width]


def _mesh(width: int, height: int, dpi: float, across: Bend | None, down: Bend | None, back: Floats) -> Mesh:
    points = 72 / dpi
    x, y = _places(width, height, _MESH / points)
    shown_x, shown_y = _as_scanned(x, y, across, down, back)
    columns = x.shape[1]
    return Mesh(
        width * points,
        height * points,
        columns,
        tuple(round(float(value) * points, 3) for value in shown_x.ravel()),
        tuple(round(float(value) * points, 3) for value in shown_y.ravel()),
    )
