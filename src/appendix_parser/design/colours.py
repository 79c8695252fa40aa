"""Colours for scores: a scale of nine steps that darkens as the score rises, so that it also works in grey."""

from __future__ import annotations

from collections.abc import Sequence

# From sand to deep blue, which people with any kind of colour blindness can tell apart; lightness falls throughout.
STEPS = (
    "#f6e3c8",
    "#eae0cf",
    "#d2e2ec",
    "#c3dcea",
    "#a3cbe3",
    "#7bb3d6",
    "#2f77ae",
    "#1f5c91",
    "#123f6d",
)
"""The colour of each step, as `#rrggbb`; five levels have every other one, and split scores those between."""


def step(value: float, lowest: float, highest: float) -> int:
    """Return the step of a score on its scale, from 0; a score beyond the scale has the step at its end."""
    share = (value - lowest) / (highest - lowest) if highest > lowest else 1.0
    return int(min(max(share, 0.0), 1.0) * (len(STEPS) - 1) + 0.5)


def text_on(colour: str) -> str:
    """Return black or white, whichever is easier to read on `colour`; the ratio is at least 4.5 (WCAG AA)."""
    return max(("#000000", "#ffffff"), key=lambda text: contrast(text, colour))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb` (WCAG 2.2)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return _weighted(
        [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    )


def _weighted(linear: Sequence[float]) -> float:
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def background(value: float, lowest: float, highest: float) -> str:
    """Return the colour of a score on its scale, as `#rrggbb`."""
    return STEPS[step(value, lowest, highest)]
