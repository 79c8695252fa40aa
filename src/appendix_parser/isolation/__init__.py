"""Runs a task where it can be stopped: in a child process with limits on its time and memory.

PDFs come from strangers. A file can be made so that any reader of PDFs hangs or uses up the memory. So a child gives up its
rights to write files, to start programs and to use the network before it works, if the system allows that (`sandbox.py`). Its
answer is bytes, never pickled objects: a child that such a file took over cannot run code in this process.
"""

from __future__ import annotations

from appendix_parser.isolation.answers import open_reply, run_to_reply
from appendix_parser.isolation.child import Feed, needs, read_feed, report_page
from appendix_parser.isolation.held import Cancelled, HasDescriptor
from appendix_parser.isolation.parent import Source, pieces, run, start_source
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
