"""Documents in processes of this machine, a number of them at a time."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from appendix_parser import isolation
from appendix_parser.batch.executor import Done, Read, Results, done, not_done

_HEARTBEAT = 0.5
"""Seconds after which None comes when nothing ends."""


@dataclass(frozen=True, slots=True)
class LocalExecutor:
    """Works on `jobs` documents at a time.

    Each has a thread that waits for its processes, so that no document waits for another one.
    """

    jobs: int

    def run(self, paths: Sequence[str], read: Read, order: bytes) -> Results:
        """Yield the outcome of each document; see `Executor`."""
        due = queue.SimpleQueue[str]()
        for path in paths:
            due.put(path)
        ended = queue.Queue[Done](self.jobs)  # a thread that is far ahead of the writing waits
        cancelled, cancel = Pipe(duplex=False)
        threads = [
            threading.Thread(target=_run_jobs, args=(due, ended, read, order, cancelled), daemon=True)
            for _ in range(min(self.jobs, len(paths)))
        ]
        try:
            for thread in threads:
                thread.start()
            left = len(paths)
            while left:
                try:
                    each = ended.get(timeout=_HEARTBEAT)
                except queue.Empty:
                    yield None
                else:
                    left -= 1
                    yield each
        finally:
            cancel.close()
            _stop_threads(threads, due, ended)
            cancelled.close()


def _run_jobs(
    due: queue.SimpleQueue[str], ended: queue.Queue[Done], read: Read, order: bytes, cancelled: Connection
) -> None:
    """Work on one document after the other until none is left, or all work ends."""
    from appendix_parser.batch.convert_one import convert

    with contextlib.suppress(queue.Empty, isolation.Cancelled):
        while True:
            path, document = due.get_nowait(), None
            try:
                document = read(path)
                ended.put(done(path, document, convert(document.data, document.name, order, cancelled)))
            except Exception as error:  # whatever it is, the other documents are done
                ended.put(not_done(path, error, document))


def _stop_threads(
    threads: Sequence[threading.Thread], *queues: queue.SimpleQueue[str] | queue.Queue[Done]
) -> None:
    """Wait for threads that were started; what is in the queues is of no use any more."""
    for thread in threads:
        while thread.is_alive():
            for each in queues:
                with contextlib.suppress(queue.Empty):
                    each.get_nowait()
            thread.join(0.02)
