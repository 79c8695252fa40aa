"""Running a task where it can be stopped: in a child process with limits on its time and memory.

PDFs come from strangers, and no reader of PDFs is proof against a file that was made to hang or to eat the
memory. A child gives up its rights to write files, to start programs and to use the network, where the system lets it,
before it works (`sandbox.py`). Its answer is bytes, never pickled objects: a child that such a file took over can run no code
in this process.
"""

from __future__ import annotations

from appendix_parser.isolation.answers import open_reply, run_to_reply
from appendix_parser.isolation.child import Feed, needs, read_feed, report_page
from appendix_parser.isolation.parent import Cancelled, HasDescriptor, Source, pieces, run, start_source
from appendix_parser.isolation.process import get_ready, preload

__all__ = [
    "Cancelled",
    "Feed",
    "HasDescriptor",
    "Source",
    "get_ready",
    "needs",
    "open_reply",
    "pieces",
    "preload",
    "read_feed",
    "report_page",
    "run",
    "run_to_reply",
    "start_source",
]
