"""Names for the arrays that pictures are."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Grey: TypeAlias = npt.NDArray[np.uint8]
"""A grey picture: rows of pixels from the top, each from the left; 0 is black and 255 white."""

Mask: TypeAlias = npt.NDArray[np.uint8]
"""Which pixels have something, as 0 and 1."""

Floats: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Numbers: TypeAlias = npt.NDArray[np.int64]
