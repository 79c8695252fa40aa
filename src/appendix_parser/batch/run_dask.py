"""Documents on the workers of a Dask cluster: the only module that imports distributed, an optional extra.

A worker does what this machine would do, in processes of its own with the same limits. What goes over the network is
bytes: the PDF and the order there, a sealed bundle back. A worker that is lost has its documents done by another one.
"""

from __future__ import annotations

import contextlib
import itertools
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from appendix_parser.batch.executor import Done, Read, Results, done, not_done
from appendix_parser.errors import InputError, KilledError
from appendix_parser.inputs.documents import Document

if TYPE_CHECKING:
    from distributed import Client, Future

_PATIENCE = 30
"""Seconds to wait for an answer of the scheduler, and for a worker, before the run ends."""

_HEARTBEAT = 0.5
"""Seconds after which None comes when nothing ends."""

_AHEAD = 2
"""Documents that are sent for each thread of the workers, so that none waits for the network."""


@dataclass(frozen=True, slots=True)
class DaskExecutor:
    """Works on as many documents at a time as the workers have threads.

    Attributes:
        address: of the scheduler, such as `tcp://192.0.2.7:8786`.
        patience: seconds to wait for the scheduler, and for workers while there are none.
    """

    address: str
    patience: float = _PATIENCE

    def run(self, paths: Sequence[str], read: Read, order: bytes) -> Results:
        """Yield the outcome of each document; see `Executor`.

        Raises:
            InputError: distributed is not installed, the scheduler does not answer, or it has no workers.
        """
        if not paths:
            return
        client = _connected(self.address, self.patience)
        try:
            yield from _Conversation(client, self.address, self.patience).run(paths, read, order)
        finally:
            with contextlib.suppress(Exception):  # the cluster may be gone
                client.close(timeout=2)


def _connected(address: str, patience: float) -> Client:
    try:
        import distributed
    except ImportError:
        raise InputError(
            "A Dask cluster needs the library distributed, which is not installed.",
            remedy="Install it with pip install 'appendix-parser[dask]'.",
        ) from None

    class ClosedByHand(distributed.Client):
        """A client that does not close itself when nobody has it any more: one that never met its scheduler takes a minute."""

        def __del__(self) -> None:
            pass

    try:
        return ClosedByHand(address, timeout=patience, set_as_default=False)  # type: ignore[no-untyped-call] # of a library that is typed in part
    except (OSError, ValueError, TypeError) as error:  # of what an address can be wrong in
        raise InputError(
            f"No Dask scheduler answers at {address}: {error}.",
            remedy="Check the address, which is like tcp://host:8786, and that the scheduler runs.",
        ) from error


class _Conversation:
    """One run over a cluster: which documents are there, and since when nobody has been there to do them."""

    def __init__(self, client: Client, address: str, patience: float) -> None:
        self._client = client
        self._address = address
        self._patience = patience
        self._sent: dict[Future[bytes], tuple[str, Document]] = {}
        self._lonely_since: float | None = None

    def run(self, paths: Sequence[str], read: Read, order: bytes) -> Results:
        due = iter(paths)
        left = len(paths)
        try:
            while left:
                ended = [*self._fill_up(due, read, order), *self._ended()]
                left -= len(ended)
                yield from ended or (None,)
        except OSError as error:  # which a closed connection is
            raise InputError(
                f"The Dask scheduler at {self._address} does not answer any more: {error}.",
                remedy="When it runs, start this run again with --resume.",
            ) from error
        finally:
            with contextlib.suppress(Exception):  # the cluster may be gone
                self._client.cancel([*self._sent])

    def _fill_up(self, due: Iterator[str], read: Read, order: bytes) -> Iterator[Done]:
        """Send as many documents as the workers can do soon; yield those that cannot be read."""
        places = _AHEAD * self._threads() - len(self._sent)
        for path in itertools.islice(due, max(0, places)):
            try:
                document = read(path)
            except Exception as error:  # whatever it is, the other documents are done
                yield not_done(path, error)
            else:
                self._send(path, document, order)

    def _ended(self) -> list[Done]:
        """Wait a moment for what comes back."""
        from distributed import TimeoutError as NothingYet
        from distributed import wait

        if not self._sent:
            time.sleep(_HEARTBEAT)
            return []
        try:
            with self._client.as_current():
                ended = wait([*self._sent], timeout=_HEARTBEAT, return_when="FIRST_COMPLETED").done
        except NothingYet:
            return []
        return [self._received(future) for future in ended]

    def _threads(self) -> int:
        """Return how many threads the workers have.

        Raises:
            InputError: there has been no worker for too long.
        """
        threads: int = sum(self._client.nthreads().values())
        if threads:
            self._lonely_since = None
            return threads
        now = time.monotonic()
        self._lonely_since = self._lonely_since or now
        if now - self._lonely_since > self._patience:
            raise InputError(
                f"The Dask scheduler at {self._address} has had no workers for {self._patience:.0f} s.",
                remedy="Start workers, and start this run again with --resume.",
            )
        return 0

    def _send(self, path: str, document: Document, order: bytes) -> None:
        from appendix_parser.batch.convert_one import convert

        # Not scattered: what is sent with the task stays with the scheduler, and outlives a worker.
        future = self._client.submit(convert, document.data, document.name, order, pure=False)
        self._sent[future] = path, document

    def _received(self, future: Future[bytes]) -> Done:
        path, document = self._sent.pop(future)
        if future.status == "finished":
            answer = future.result()
            if isinstance(answer, bytes):
                return done(path, document, answer)
            return not_done(path, TypeError(f"the answer is {type(answer).__name__}"), document)
        return not_done(path, _loss(future, document), document)


def _loss(future: Future[bytes], document: Document) -> Exception:
    """Return the error for a document that no worker came to an end with."""
    from distributed import KilledWorker

    error = future.exception() if future.status == "error" else None
    if isinstance(error, KilledWorker):
        return KilledError(
            "The workers that had it were lost, one after the other.",
            remedy="Look at their logs; they may have had too little memory.",
            where=document.name,
        )
    if isinstance(error, ImportError):
        return InputError(
            f"A worker cannot do it: {error}.",
            remedy="Install appendix-parser there, in the same version.",
            where=document.name,
        )
    return InputError(
        f"The cluster gave it up: {error or future.status}.",
        remedy="Look at the scheduler, and start this run again with --resume.",
        where=document.name,
    )
