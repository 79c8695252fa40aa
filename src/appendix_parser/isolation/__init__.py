"""Running a task where it can be stopped: in a child process with limits on its time and memory.

PDFs come from strangers, and no reader of PDFs is proof against a file that was made to hang or to eat the
memory. A child gives up its rights to write files, to start programs and to use the network, where the system lets it,
before it works (`sandbox.py`). Its answer is bytes, never pickled objects: a child that such a file took over can run no code
in this process.
"""

from __future__ import annotations

from appendix_parser.isolation.answers import opened, sealed
from appendix_parser.isolation.child import Feed, fed, needs, report_page
from appendix_parser.isolation.held import Halted, HasDescriptor
from appendix_parser.isolation.parent import Source, feeding, pieces, run
from appendix_parser.isolation.process import get_ready, preload

__all__ = [
    "Feed",
    "Halted",
    "HasDescriptor",
    "Source",
    "fed",
    "feeding",
    "get_ready",
    "needs",
    "opened",
    "pieces",
    "preload",
    "report_page",
    "run",
    "sealed",
]
