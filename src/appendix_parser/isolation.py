"""Running a task where it can be stopped: in a child process with limits on its time and memory.

PDFs come from strangers, and no reader of PDFs is proof against a file that was made to hang or to eat the
memory. The child's answer is bytes, never pickled objects: a child that such a file took over can run no code
in this process.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import gc
import json
import logging
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import TypeVarTuple

from appendix_parser import errors
from appendix_parser.errors import (
    DEBUG_VARIABLE,
    AppendixParserError,
    KilledError,
    LostError,
    UnexpectedError,
    UnreadablePdfError,
)
from appendix_parser.limits import MEGABYTE, Limits

_GRACE_SECONDS = 5
"""How long after the time limit a child ends itself, should nobody be left to stop it."""

_INTERRUPTS = frozenset({signal.SIGINT, signal.SIGTERM})
_HAS_MASK = hasattr(signal, "pthread_sigmask")

_LONGEST_SOCKET_FOLDER = 70
"""Bytes in the path of a folder where the server can have its socket; systems allow 104, with its name."""

_ALLOCATIONS = 50_000
"""How many objects a child makes before it looks for garbage in cycles."""

_PR_SET_PDEATHSIG = 1
"""Of prctl(2), Linux: the signal that this process gets when the one above it ends."""

_ANSWER, _ERROR, _PAGE, _PIECE = b"A", b"E", b"P", b"+"

_NO_MEMORY = (
    "failed to map segment",
    "cannot allocate memory",
    "without exception set",
    "without setting an exception",
)
"""What the loader of libraries says where there is no memory for one, and Python of native code that got none."""

_ERRORS: Mapping[str, type[AppendixParserError]] = {
    name: value
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, AppendixParserError)
}
"""What a child may say that happened, by name."""

_FRAMES_PER_LEVEL = 20
"""Python's own calls for one level of the limit on nesting, with room to spare."""

Arguments = TypeVarTuple("Arguments")


class Halted(BaseException):
    """The call was ended from outside; nobody waits for its answer."""


def run(
    task: Callable[[*Arguments], bytes],
    /,
    *arguments: *Arguments,
    limits: Limits,
    where: str,
    halt: Connection | None = None,
) -> bytes:
    """Call `task(*arguments)` in a child process and return the bytes that it returns.

    The child ends with this call, however it ends, and when this process dies.

    Args:
        task: a function at the top of a module, as another process may have to import it.
        arguments: what it is called with; picklable.
        limits: `seconds` and `memory_mb` hold for the child, and `page_seconds` between two calls of
            `report_page`.
        where: the document's name, for messages.
        halt: ends the call when there is something to read from it, or its other end is closed.

    Raises:
        AppendixParserError: what the task raised.
        LimitError: the time or the memory was used up.
        KilledError: the system or somebody else ended the child.
        UnreadablePdfError: the child crashed.
        UnexpectedError: the task raised something else; the child's traceback is a note.
        Halted: by `halt`.
    """
    context = _context(task.__module__)
    receiver, sender = context.Pipe(duplex=False)
    with receiver, _child(context, _answer, sender, task, arguments, limits, where) as child:
        try:
            reply = _wait(receiver, limits, where, halt)
        except (EOFError, OSError):
            raise _death(child, limits, where) from None
    return opened(reply)


@contextlib.contextmanager
def feeding(
    task: Callable[[*Arguments], Iterable[bytes]], /, *arguments: *Arguments, limits: Limits, where: str
) -> Iterator[Connection]:
    """Let a child process call `task(*arguments)` while another one, of `run`, works on what it yields.

    The child ends with this context, and when this process dies.

    Args:
        task: a function at the top of a module, as another process may have to import it.
        arguments: what it is called with; picklable.
        limits: `seconds` and `memory_mb` hold for the child.
        where: the document's name, for messages.

    Yields:
        What a task of `run` takes as an argument, and gives to `fed`.

    Raises:
        AppendixParserError: the child was ended or crashed, as for `run`.
    """
    context = _context(task.__module__)
    receiver, sender = context.Pipe(duplex=False)
    _widen(sender)
    with receiver, _child(context, _feed, sender, task, arguments, limits, where) as child:
        try:
            yield receiver
        except LostError:
            raise _death(child, limits, where) from None


def fed(source: Connection, *, patience: float | None = None) -> Iterator[bytes]:
    """Yield, in a task of `run`, what the child of `feeding` makes.

    Args:
        source: what `feeding` yields.
        patience: seconds to wait for each piece; None for ever.

    Raises:
        AppendixParserError: what the task there raised.
        LostError: that child is no more, or it took too long.
    """
    try:
        while True:
            if not source.poll(patience):
                raise LostError("Another process takes too long.", remedy="Try again.")
            said = source.recv_bytes()
            if not said.startswith(_PIECE):
                break
            yield said.removeprefix(_PIECE)
    except (EOFError, OSError):
        raise LostError("Another process ended early.", remedy="Try again.") from None
    opened(said)


def preload(*modules: str) -> None:
    """Have these modules loaded where children come from, if that is a process of its own; before the first `run`."""
    _preloaded.update(dict.fromkeys(modules))


_preloaded: dict[str, None] = {}


def get_ready(*modules: str) -> None:
    """Preload these modules, and start at once, while this process goes on; for a process that will have threads."""
    preload(*modules)
    if _has_server():
        from multiprocessing import forkserver  # not on every platform

        _server()
        with _interrupts_held_back():
            forkserver.ensure_running()


def sealed(
    task: Callable[[*Arguments], bytes], /, *arguments: *Arguments, limits: Limits, where: str
) -> bytes:
    """Call `task(*arguments)` here and return its answer, or the error that it raised, as bytes for `opened`."""
    try:
        return _ANSWER + task(*arguments)
    except AppendixParserError as error:
        return _error_reply(error, "".join(getattr(error, "__notes__", ())))
    except Exception as bug:  # whoever opens it says what it is
        if _is_for_want_of_memory(bug):
            return _error_reply(limits.reached(limit="memory_mb", where=where))
        return _error_reply(UnexpectedError.of(bug, where=where), traceback.format_exc())


def _is_for_want_of_memory(error: BaseException | None) -> bool:
    """Tell whether an error is due to a lack of memory, or arose from one that is."""
    while error is not None:
        said = str(error).lower() if isinstance(error, ImportError | OSError | SystemError) else ""
        if (
            isinstance(error, MemoryError)
            or getattr(error, "errno", None) == errno.ENOMEM
            or any(words in said for words in _NO_MEMORY)
        ):
            return True
        error = error.__cause__ or error.__context__
    return False


def opened(reply: bytes) -> bytes:
    """Return the answer that was `sealed`, or raise the error.

    Raises:
        AppendixParserError: of whichever kind.
    """
    kind, content = reply[:1], reply[1:]
    if kind == _ANSWER:
        return content
    said: dict[str, str] = json.loads(content)
    error_class = _ERRORS[said.pop("error")]
    notes = said.pop("traceback")
    error = error_class(said.pop("problem"), **said)
    if notes:
        error.add_note(notes)
    raise error


def report_page(number: int) -> None:
    """Tell the parent, from a task, which page is worked on now; 0 for none.

    Without effect in a process that is no child of `run`.
    """
    if _to_parent is not None:
        _to_parent.send_bytes(_PAGE + str(number).encode())


_to_parent: Connection | None = None
"""In a child, what leads to its parent."""


def _wait(receiver: Connection, limits: Limits, where: str, halt: Connection | None) -> bytes:
    """Return the child's reply; what it says before that is which page it is at.

    Raises:
        EOFError: the child ended without a reply.
        LimitError: the document took too long, or a page.
        Halted: by `halt`.
    """
    end = time.monotonic() + limits.seconds
    page, page_end = 0, end
    sources = [receiver] if halt is None else [receiver, halt]
    while ready := wait(sources, max(0.0, min(end, page_end) - time.monotonic())):
        if halt in ready:
            raise Halted
        said = receiver.recv_bytes()
        if not said.startswith(_PAGE):
            return said
        page = int(said.removeprefix(_PAGE))
        page_end = time.monotonic() + limits.page_seconds if page else end
    if page_end < end:
        raise limits.reached(limit="page_seconds", where=f"{where}, page {page}")
    raise limits.reached(limit="seconds", where=where)


@contextlib.contextmanager
def _child(
    context: ForkContext | ForkServerContext | SpawnContext,
    work: Callable[..., None],
    sender: Connection,
    *arguments: object,
) -> Iterator[BaseProcess]:
    """Have a child call `work(sender, *arguments)`; it ends with this context."""
    child = context.Process(target=work, args=(sender, *arguments), daemon=True)
    with sender:
        try:
            with _interrupts_held_back():
                _let_have_children()
                child.start()
            sender.close()  # or the end of the child could not be heard
            yield child
        finally:
            if child.pid is not None:
                child.kill()
                child.join()
            child.close()


def _context(module: str) -> ForkContext | ForkServerContext | SpawnContext:
    """Choose how to start a child.

    A fork costs next to nothing, but is safe only in a process with a single thread, which Linux alone can
    tell: another thread may hold a lock that nobody would release in the copy. Else a clean server process,
    started once with `module` loaded, does the forking; and where that cannot be, a new interpreter.
    """
    threads = Path("/proc/self/task")
    if threads.is_dir() and len(list(threads.iterdir())) == 1:
        return multiprocessing.get_context("fork")
    return _server(module) if _has_server() else multiprocessing.get_context("spawn")


def _has_server() -> bool:
    socket_fits = len(os.fsencode(tempfile.gettempdir())) <= _LONGEST_SOCKET_FOLDER
    return "forkserver" in multiprocessing.get_all_start_methods() and socket_fits


def _server(*modules: str) -> ForkServerContext:
    """Return how to start a child from the server, which will have these modules loaded if it is not running yet."""
    with _interrupts_held_back():
        resource_tracker.ensure_running()  # the server would start it too, and let all signals through
    multiprocessing.set_forkserver_preload(["__main__", *_parts_of_main(), *modules, *_preloaded])
    return multiprocessing.get_context("forkserver")


def _parts_of_main() -> Iterator[str]:
    """Yield the modules that the main program is made of.

    A child that is not forked from this process runs the main program's module again, whose imports should be
    cheap by then; Python 3.11 and 3.12 fail to load it beforehand, though `__main__` is asked for.
    """
    main = sys.modules["__main__"]
    if (spec := getattr(main, "__spec__", None)) is not None:
        yield spec.name
    for part in [*vars(main).values()]:
        name = part.__name__ if isinstance(part, ModuleType) else getattr(part, "__module__", None)
        if isinstance(name, str) and name in sys.modules and not name.startswith("__"):
            yield name


def _widen(pipe: Connection) -> None:
    """Give a pipe room for some pages, where the system can, so that nobody has to wait for their reader to start."""
    if sys.platform == "linux":
        import fcntl  # not on every platform

        with contextlib.suppress(OSError):  # it has a limit of its own
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, MEGABYTE)


def _let_have_children() -> None:
    """Let this process have children though it is a daemon, as a Dask worker is: they end with it all the same."""
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]


@contextlib.contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let no interrupt strike between the start of a child and the moment that somebody looks after it.

    The mask is for the processes that are started, which inherit it. It does not do for this one, where
    another thread may take the signal and the main thread then act on it.
    """
    held: list[int] = []
    handlers = {number: signal.getsignal(number) for number in _INTERRUPTS}
    if threading.current_thread() is not threading.main_thread():
        handlers = {}  # where no signal is acted on, and no handler can be set
    caught = {number: handler for number, handler in handlers.items() if callable(handler)}
    for number in caught:
        signal.signal(number, lambda number, _frame: held.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTS) if _HAS_MASK else None
    try:
        yield
    finally:
        if mask is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in caught.items():
            signal.signal(number, handler)
        for missed in held:
            signal.raise_signal(missed)


def _death(child: BaseProcess, limits: Limits, where: str) -> AppendixParserError:
    """Return the error for a child that ended without an answer."""
    child.kill()  # should it still be on its way out
    child.join()
    exit_code = child.exitcode or 0  # a signal is negative
    cause = signal.Signals(-exit_code).name if exit_code < 0 else f"exit status {exit_code}"
    if cause == "SIGKILL":  # the system's way to get memory back
        reached = limits.reached(limit="memory_mb", where=where)
        return KilledError(reached.problem, remedy=reached.remedy, where=where)
    if cause in {"SIGABRT", "exit status 1"}:  # what native code and Python do that get no memory
        return limits.reached(limit="memory_mb", where=where)
    return UnreadablePdfError(
        f"The program that reads PDFs crashed on it ({cause}).",
        remedy="The file is damaged or made to do harm; if other programs open it, save it anew from there.",
        where=where,
    )


# -- in the child --------------------------------------------------------------------------------------------


def _answer(
    sender: Connection,
    task: Callable[[*Arguments], bytes],
    arguments: tuple[*Arguments],
    limits: Limits,
    where: str,
) -> None:
    global _to_parent
    _to_parent = sender
    _settle_in(limits)
    sender.send_bytes(sealed(task, *arguments, limits=limits, where=where))


def _feed(
    sender: Connection,
    task: Callable[[*Arguments], Iterable[bytes]],
    arguments: tuple[*Arguments],
    limits: Limits,
    where: str,
) -> None:
    def send_all() -> bytes:
        for piece in task(*arguments):
            sender.send_bytes(_PIECE + piece)
        return b""

    _settle_in(limits)
    sender.send_bytes(sealed(send_all, limits=limits, where=where))


def _error_reply(error: AppendixParserError, notes: str = "") -> bytes:
    known = next(ancestor for ancestor in type(error).__mro__ if ancestor in _ERRORS.values())
    said = {
        "error": known.__name__,
        "problem": error.problem,
        "remedy": error.remedy,
        "where": error.where,
        "traceback": notes,
    }
    return _ERROR + json.dumps(said).encode()


def _settle_in(limits: Limits) -> None:
    """Give this process, a child, its limits, and take away what it could disturb."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if sys.platform == "linux":  # also while native code lets no other thread run
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    gc.set_threshold(_ALLOCATIONS)  # little is made in cycles, and looking for them takes longer page by page
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and ends the child
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + _GRACE_SECONDS)
    if _HAS_MASK:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPTS)
    if sys.platform != "win32":
        _limit_resources(limits.memory_mb * MEGABYTE)
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _FRAMES_PER_LEVEL * limits.nesting))
    if DEBUG_VARIABLE not in os.environ:
        logging.disable()
        warnings.simplefilter("ignore")
        _silence(1, 2)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _limit_resources(address_space: int) -> None:
    import resource  # not on every platform

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = address_space if hard == resource.RLIM_INFINITY else min(address_space, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no file behind


def _silence(*descriptors: int) -> None:
    """Send these outputs nowhere, also what native code writes: standard output is for data alone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in descriptors:
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
