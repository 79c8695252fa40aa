"""Finds how a sheet is bent, from its rules: each of them was printed straight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from appendix_parser.reading.scan.arrays import Floats
from appendix_parser.reading.scan.straight.find_rules import Rule

_LONGEST_OF = 0.12  # share of the picture's longer side; shorter rules say little about a bend
_FEWEST = 3  # rules in one direction
_ALONG, _ACROSS = 5, 2  # the highest powers of the place along a rule, and across it
_STIFFNESS = 1e-3  # keeps the sheet flat where few rules say how it is bent
_BEYOND = 0.05  # share of the picture around the rules in which their bend continues


@dataclass(frozen=True, slots=True)
class Bend:
    """A smooth displacement across one direction: where a point of the flat sheet is, for the sheet that was scanned.

    `factors` are those of the powers of places that are centred and scaled by `centre` and `scale`, along and across;
    `lowest` and `highest` are the places between which they hold.
    """

    factors: Floats
    centre: tuple[float, float]
    scale: tuple[float, float]
    lowest: tuple[float, float]
    highest: tuple[float, float]

    def at(self, along: Floats, across: Floats) -> Floats:
        """Return the displacement in pixels at places of the flat sheet."""
        u, v = self._scaled(along, 0), self._scaled(across, 1)
        return _powers(u, v) @ self.factors

    def _scaled(self, places: Floats, axis: int) -> Floats:
        held = np.clip(places, self.lowest[axis], self.highest[axis])
        return np.asarray((held - self.centre[axis]) / self.scale[axis], dtype=np.float64)


def fit_bend(rules: Sequence[Rule], size: float) -> Bend | None:
    """Return the bend that makes rules of one direction straight; None if there are too few of them.

    Args:
        rules: rules of one direction.
        size: the longer side of the picture in pixels.
    """
    long = [rule for rule in rules if rule.length >= _LONGEST_OF * size]
    if len(long) < _FEWEST:
        return None
    along = np.concatenate([rule.along for rule in long])
    across = np.concatenate([np.full_like(rule.along, rule.position) for rule in long])
    bent = np.concatenate([rule.across - rule.position for rule in long])
    owner = np.concatenate([np.full(len(rule.along), at) for at, rule in enumerate(long)])
    lowest = float(along.min() - _BEYOND * size), float(across.min() - _BEYOND * size)
    highest = float(along.max() + _BEYOND * size), float(across.max() + _BEYOND * size)
    centre = (lowest[0] + highest[0]) / 2, (lowest[1] + highest[1]) / 2
    scale = (highest[0] - lowest[0]) / 2, (highest[1] - lowest[1]) / 2
    powers = _powers((along - centre[0]) / scale[0], (across - centre[1]) / scale[1])
    # A rule says how it is bent, not where it was printed: its mean is taken out of both sides.
    factors = _solved(_centred(powers, owner), _centred(bent[:, None], owner)[:, 0])
    return Bend(factors, centre, scale, lowest, highest)


def _powers(u: Floats, v: Floats) -> Floats:
    """Return the terms of the displacement: powers of the place along, each alone and times those of the place across."""
    return np.stack([u**i * v**j for i in range(1, _ALONG + 1) for j in range(_ACROSS + 1)], axis=-1)


def _centred(values: Floats, owner: Floats) -> Floats:
    counts = np.bincount(owner)
    means = np.stack([np.bincount(owner, column) / counts for column in values.T], axis=-1)
    centred: Floats = values - means[owner]
    return centred


def _solved(powers: Floats, bent: Floats) -> Floats:
    """Return the factors by least squares, twice: the second time without what is far from the first."""
    kept = np.ones(len(bent), dtype=bool)
    factors = np.zeros(powers.shape[1])
    for _ in range(2):
        stiff = _STIFFNESS * max(1, kept.sum()) * np.eye(powers.shape[1])
        factors = np.linalg.solve(powers[kept].T @ powers[kept] + stiff, powers[kept].T @ bent[kept])
        off = np.abs(bent - powers @ factors)
        kept = off <= max(2.0, 3 * float(np.median(off)))
    return factors
