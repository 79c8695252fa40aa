"""Colours for scores: a scale that darkens as the score rises, so that it also works in grey."""

from __future__ import annotations

from collections.abc import Sequence

# From pale sand over green to deep blue; lightness falls evenly.
_STOPS = ((250, 240, 205), (190, 221, 170), (104, 179, 168), (44, 120, 150), (28, 62, 104))


def background(value: float, lowest: float, highest: float) -> str:
    """Return the colour of a score on its scale, as `#rrggbb`; what lies beyond has that of the end."""
    share = (value - lowest) / (highest - lowest) if highest > lowest else 1.0
    place = min(max(share, 0.0), 1.0) * (len(_STOPS) - 1)
    first = min(int(place), len(_STOPS) - 2)
    part = place - first
    mixed = (
        round(low + (high - low) * part) for low, high in zip(_STOPS[first], _STOPS[first + 1], strict=True)
    )
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


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
