"""Running a task where it can be stopped: in a child process with limits on its time and memory.

PDFs come from strangers, and no reader of PDFs is proof against a file that was made to hang or to eat the
memory. The child's answer is bytes, never pickled objects: a child that such a file took over can run no code
in this process.
"""

from __future__ import annotations

from appendix_parser.isolation.answers import opened, sealed
from appendix_parser.isolation.child import Feed, fed, report_page
from appendix_parser.isolation.parent import Halted, Source, feeding, pieces, run
from appendix_parser.isolation.process import get_ready, preload

__all__ = [
    "Feed",
    "Halted",
    "Source",
    "fed",
    "feeding",
    "get_ready",
    "opened",
    "pieces",
    "preload",
    "report_page",
    "run",
    "sealed",
]
