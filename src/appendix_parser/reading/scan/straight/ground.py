"""Evening out the paper: shadows, shaded cells and dark edges become white, what is inked stays dark."""

from __future__ import annotations

import cv2
import numpy as np

from appendix_parser.reading.scan.arrays import Flags, Grey, Mask

_COARSE_DPI = 75  # the paper changes slowly; looking at it coarsely also averages out the noise
_STROKE = 0.12  # inches; wider than any stroke of text, so that the brightest point of such a square is paper
_DARK = 0.5  # share of the paper's brightness below which the ground is dark, with white text on it
_INK = 150  # of 255, on even paper; what is darker is ink
_FAINT = 185  # … and what is darker may be a part of a thin rule
_WHITE = 205  # a level that becomes quite white
_DARKEST = 0.01  # share of the pixels that are as dark as the ink, on a page with text
_PALEST_INK = 150  # on a page without text, nothing is that dark


def even_out(grey: Grey, dpi: float) -> Grey:
    """Divide a picture by the local brightness of its paper.

    Args:
        grey: the picture, 0 for black to 255.
        dpi: pixels for each inch.

    Returns:
        A picture of the same size: paper 255, ink near 0, also for white text on a dark ground. What is dark up
        to the edge of the picture, such as the lid of the scanner, is white.
    """
    height, width = grey.shape
    scale = min(1.0, _COARSE_DPI / dpi)
    coarse_size = max(1, round(width * scale)), max(1, round(height * scale))
    coarse = cv2.resize(grey, coarse_size, interpolation=cv2.INTER_AREA)
    side = max(3, round(_STROKE * dpi * scale)) | 1
    square = np.ones((side, side), np.uint8)
    paper = cv2.morphologyEx(coarse, cv2.MORPH_CLOSE, square)
    dark = _dark_grounds(paper, square)
    edge = _touching_edge(dark)
    if dark.any():  # there, the darkest is the ground
        ground = cv2.morphologyEx(coarse, cv2.MORPH_OPEN, square)
        inverted = cv2.morphologyEx(255 - coarse, cv2.MORPH_CLOSE, square)
        paper = np.where(dark & ~edge, np.maximum(inverted, 255 - ground), paper).astype(np.uint8)
    even = cv2.GaussianBlur(paper, (0, 0), side / 3)
    full = cv2.resize(even, (width, height), interpolation=cv2.INTER_LINEAR)
    if dark.any():
        inside = _enlarged(dark & ~edge, (width, height))
        grey = np.where(inside, 255 - grey, grey).astype(np.uint8)
    evened: Grey = cv2.divide(grey, np.maximum(full, 1), scale=255)
    if edge.any():
        evened[_enlarged(edge, (width, height))] = 255
    black = min(float(np.quantile(evened[::4, ::4], _DARKEST)), _PALEST_INK)
    stretched = (evened.astype(np.float32) - black) * (255 / (_WHITE - black))
    clipped: Grey = np.clip(stretched, 0, 255).astype(np.uint8)
    return clipped


def inked(even: Grey) -> Mask:
    """Return which pixels of an evened picture are ink, as 0 and 1."""
    return (even < _INK).astype(np.uint8)


def faintly_inked(even: Grey) -> Mask:
    """Return the same with fainter ink, as of thin rules."""
    return (even < _FAINT).astype(np.uint8)


def _dark_grounds(paper: Grey, square: Mask) -> Flags:
    usual = float(np.median(paper))
    dark: Mask = (paper < _DARK * usual).astype(np.uint8)
    opened: Flags = cv2.morphologyEx(dark, cv2.MORPH_OPEN, square).astype(bool)
    return opened


def _touching_edge(dark: Flags) -> Flags:
    """Return the dark areas that reach the edge of the picture."""
    if not dark.any():
        return dark
    _, labels = cv2.connectedComponents(dark.astype(np.uint8))
    rim = np.unique(np.concatenate((labels[0], labels[-1], labels[:, 0], labels[:, -1])))
    return np.isin(labels, rim[rim > 0])


def _enlarged(mask: Flags, size: tuple[int, int]) -> Flags:
    enlarged: Flags = cv2.resize(mask.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST).astype(bool)
    return enlarged
