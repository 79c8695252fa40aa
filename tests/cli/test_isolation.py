"""A task in a child process: its answer comes back, and nothing it does can hold up or outlive the parent."""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path

import pytest

from appendix_parser import isolation, parse
from appendix_parser.errors import (
    AppendixParserError,
    KilledError,
    LimitError,
    NoAppendixError,
    UnexpectedError,
    UnreadablePdfError,
)
from appendix_parser.inputs.limits import Limits
from appendix_parser.isolation import (
    Feed,
    child,
    clock,
    open_reply,
    pieces,
    read_feed,
    report_page,
    run,
    start_source,
)
from appendix_parser.reading.render import draw_pages
from tests.cli.test_interrupt import wait_until
from tests.hostile import raw

isolation.preload(__name__)  # children need not load their tasks one by one

TIGHT = Limits(seconds=1, memory_mb=1024)
WIDE = Limits(seconds=60)
LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes under /proc")


def repeat(text: bytes, times: int) -> bytes:
    return text * times


def faults_of_taking_the_same_memory_again() -> bytes:
    import resource  # not on every platform

    before = 0
    for _ in range(9):
        pictures = [b"." * 2_000_000 for _ in range(8)]
        del pictures
        before = before or resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    return str(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before).encode()


def hang() -> bytes:
    while True:
        pass


def hang_on_page_3() -> bytes:
    for page in (1, 2, 3):
        report_page(page)
    return hang()


def take_time_after_the_pages() -> bytes:
    report_page(1)
    report_page(0)
    time.sleep(1.5)
    return b"done"


def hang_on_page_1() -> bytes:
    report_page(1)
    return hang()


def sleep(seconds: float) -> bytes:
    time.sleep(seconds)
    return b"done"


def hang_deaf() -> bytes:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    return hang()


def eat_memory() -> bytes:
    eaten = []
    while True:
        eaten.append(b"x" * 10_000_000)


def find_no_memory_for_a_library(kind: type[Exception], said: str) -> bytes:
    raise kind(said)


def fail_after_memory_ran_out() -> bytes:
    raise ValueError from MemoryError()


def find_no_appendix() -> bytes:
    raise NoAppendixError("There is no table.", remedy="Look again.", where="a.pdf, page 2")


class PrivateError(UnreadablePdfError):
    """An error that the parent may not know; it is told as the nearest one that all know."""


def fail_privately() -> bytes:
    raise PrivateError("It is odd.", remedy="Ask.", where="a.pdf")


def have_a_bug() -> bytes:
    raise IndexError("list index out of range")


def crash() -> bytes:
    faulthandler.disable()  # pytest's own, which would speak up
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def be_killed_by_the_system() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def be_killed_in_mid_sentence() -> bytes:
    assert child._channel is not None
    os.write(child._channel.fileno(), b"D" + (1000).to_bytes(8) + b"and now")
    return be_killed_by_the_system()


def give_up(words: str = "") -> bytes:
    faulthandler.disable()
    os.write(2, words.encode())
    os.abort()


def give_up_with_much_memory(size: int) -> bytes:
    memory = b"x" * size
    give_up(str(len(memory)))
    return memory


def give_up_loudly() -> bytes:
    for _ in range(10_000):
        with contextlib.suppress(BlockingIOError):
            os.write(2, b"This is what native code says, again and again.")
    return give_up()


def read_marks_in_marks() -> bytes:
    faulthandler.disable()
    marks = raw.page(b"/P << /MCID 1 >> BDC " * 20_000 + raw.HELLO)
    return str(list(draw_pages(marks, longest_side=100))).encode()


def sleep_in_native_code(name: str) -> bytes:
    ctypes.CDLL(None).prctl(15, name.encode())  # a child can write no file to say that it is there
    ctypes.PyDLL(None).sleep(60)  # unlike CDLL, this keeps Python's lock
    return b""


def process_called(name: str) -> int:
    """Wait for the process that `sleep_in_native_code` gave this name, and return its number."""
    found: list[int] = []

    def look() -> bool:
        for file in Path("/proc").glob("[0-9]*/comm"):
            with contextlib.suppress(OSError):  # it is no more
                if file.read_text().strip() == name:
                    found.append(int(file.parent.name))
        return bool(found)

    wait_until(look)
    return found[0]


def leave(status: int = 9, words: str = "") -> bytes:
    os.write(2, words.encode())
    os._exit(status)


def make_noise() -> bytes:
    os.write(1, b"noise")
    os.write(2, b"noise")
    return b"done"


def process_id() -> bytes:
    return str(os.getpid()).encode()


def count_to(number: int) -> Iterator[bytes]:
    for each in range(number):
        yield b"%d," % each


def make_large(number: int) -> Iterator[bytes]:
    for each in range(number):
        yield b"%d," % each * 10_000


def one_and_then(task: Callable[..., bytes], *arguments: object) -> Iterator[bytes]:
    yield b"1"
    yield task(*arguments)


def join(source: Feed) -> bytes:
    return b"".join(read_feed(source))


def join_in_turn(*sources: Feed) -> bytes:
    return b" ".join(map(b"".join, zip(*map(read_feed, sources), strict=True)))


def marked(source: Feed) -> Iterator[bytes]:
    for piece in read_feed(source):
        yield b"<" + piece + b">"


def crash_at_the_second(source: Feed) -> Iterator[bytes]:
    pieces_made = read_feed(source)
    yield next(pieces_made)
    crash()


def one_after_a_while() -> Iterator[bytes]:
    time.sleep(1.5)
    yield b"1"


def take_no_notice(_source: Feed) -> bytes:
    return b"done"


def make_six(first: int) -> Iterator[bytes]:
    for number in range(first, 6):
        if number == 1:
            hang()
        if number == 3:
            crash()
        if number == 5:
            eat_memory()
        yield b"%d" % number


def hang_from(_first: int) -> Iterator[bytes]:
    hang()
    yield b""


def have_a_bug_after(_first: int) -> bytes:
    return have_a_bug()


def separated(source: Feed) -> bytes:
    return b"|".join(read_feed(source))


def as_far_as_it_goes(source: Feed) -> bytes:
    found = b""
    try:
        for piece in read_feed(source):
            found += piece + b"|"
    except AppendixParserError as error:
        found += error.problem.encode()
    return found


def join_as_far_as_it_goes(*sources: Feed) -> bytes:
    found: list[bytes] = []
    for source in sources:
        try:
            found += read_feed(source)
        except AppendixParserError as error:
            found.append(error.problem.encode())
    return b" | ".join(found)


def blocked_signals() -> bytes:
    return repr(signal.pthread_sigmask(signal.SIG_BLOCK, set())).encode()


def in_a_second_thread(work: Callable[[], None]) -> None:
    failures: list[BaseException] = []

    def guarded() -> None:
        try:
            work()
        except BaseException as failure:  # handed over to the test
            failures.append(failure)

    thread = threading.Thread(target=guarded)
    thread.start()
    thread.join()
    if failures:
        raise failures[0]


def test_the_answer_is_what_the_task_returns() -> None:
    assert run(repeat, b"ab", 3, limits=WIDE, where="a.pdf") == b"ababab"


def test_an_answer_larger_than_a_pipe_comes_back_whole() -> None:
    assert run(repeat, b"x", 5_000_000, limits=WIDE, where="a.pdf") == b"x" * 5_000_000


def test_beside_another_thread_the_answer_is_the_same() -> None:
    def check() -> None:
        assert run(repeat, b"ab", 3, limits=WIDE, where="a.pdf") == b"ababab"
        with pytest.raises(NoAppendixError):
            run(find_no_appendix, limits=WIDE, where="a.pdf")

    in_a_second_thread(check)


@pytest.mark.parametrize("task", [hang, hang_deaf])
def test_a_task_without_end_is_stopped(task: Callable[[], bytes]) -> None:
    with pytest.raises(LimitError) as caught:
        run(task, limits=TIGHT, where="a.pdf")
    assert str(caught.value) == (
        "a.pdf: It took longer than the limit of 1 s. "
        "If you trust the file, raise the limit with --timeout SECONDS."
    )


def test_a_page_without_end_is_stopped_and_named() -> None:
    with pytest.raises(LimitError) as caught:
        run(hang_on_page_3, limits=Limits(seconds=60, page_seconds=1), where="a.pdf")
    assert str(caught.value) == (
        "a.pdf, page 3: This page took longer than the limit of 1 s. "
        "If you trust the file, raise the limit with --page-timeout SECONDS."
    )


def test_the_time_for_a_page_holds_for_pages_alone() -> None:
    limits = Limits(seconds=60, page_seconds=1)
    assert run(take_time_after_the_pages, limits=limits, where="a.pdf") == b"done"


@pytest.mark.skipif(sys.platform != "linux", reason="mallopt(3) is of Linux")
def test_a_child_keeps_memory_for_the_next_page() -> None:
    faults = int(run(faults_of_taking_the_same_memory_again, limits=WIDE, where="x.pdf"))
    assert faults * os.sysconf("SC_PAGESIZE") < 16_000_000  # of the 128 MB


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit on the address space")
def test_a_task_that_eats_memory_is_stopped() -> None:
    with pytest.raises(LimitError) as caught:
        run(eat_memory, limits=Limits(seconds=60, memory_mb=1024), where="a.pdf")
    assert str(caught.value) == (
        "a.pdf: It needed more memory than the limit of 1024 MB. "
        "If you trust the file, raise the limit with --memory MB."
    )


@pytest.mark.parametrize(
    ("task", "arguments"),
    [
        (be_killed_by_the_system, ()),
        (give_up, ("terminate called after throwing an instance of 'std::bad_alloc'",)),
        (leave, (1, "MemoryError")),
        (give_up_with_much_memory, (100_000_000,)),
    ],
)
def test_a_child_that_gets_no_memory_reaches_the_limit(
    task: Callable[..., bytes], arguments: tuple[object, ...]
) -> None:
    with pytest.raises(LimitError, match="more memory"):
        run(task, *arguments, limits=Limits(memory_mb=150), where="a.pdf")


@pytest.mark.parametrize(
    ("task", "arguments"),
    [
        (find_no_memory_for_a_library, (ImportError, "a.so: failed to map segment from shared object")),
        (find_no_memory_for_a_library, (OSError, "a.so: Cannot allocate memory")),
        (find_no_memory_for_a_library, (SystemError, "error return without exception set")),
        (fail_after_memory_ran_out, ()),
    ],
)
def test_a_library_that_gets_no_memory_reaches_the_limit(
    task: Callable[..., bytes], arguments: tuple[object, ...]
) -> None:
    with pytest.raises(LimitError, match="more memory"):
        run(task, *arguments, limits=WIDE, where="a.pdf")


def test_a_library_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(UnexpectedError):
        run(find_no_memory_for_a_library, ImportError, "No module named a", limits=WIDE, where="a.pdf")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit on the address space")
def test_a_drawing_that_eats_pdfiums_memory_reaches_the_limit() -> None:
    with pytest.raises(LimitError, match="more memory than the limit of 512 MB"):
        run(read_marks_in_marks, limits=Limits(memory_mb=512), where="a.pdf")


@LINUX_ONLY
def test_a_child_stuck_in_native_code_ends_with_its_parent() -> None:
    program = (
        "from appendix_parser.isolation import run\n"
        "from tests.cli.test_isolation import WIDE, sleep_in_native_code\n"
        "run(sleep_in_native_code, 'sleeper-1', limits=WIDE, where='a.pdf')\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=Path(__file__).parents[2])
    child = process_called("sleeper-1")
    parent.kill()
    parent.wait()
    wait_until(lambda: not is_running(child))


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("reply", [b"", b"A{}", b"E[", b'E{"error": "ExitStatus", "traceback": ""}'])
def test_what_no_child_says_is_an_error_of_the_package(reply: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "run", lambda *_, **__: open_reply(reply))
    with pytest.raises(UnexpectedError):
        parse(b"%PDF-1.7", isolated=True)


@pytest.mark.parametrize(
    ("task", "arguments", "cause"),
    [
        (crash, (), "SIGSEGV"),
        (leave, (), "exit status 9"),
        (leave, (1,), "exit status 1"),
        (give_up, (), "SIGABRT"),
        (give_up_loudly, (), "SIGABRT"),
    ],
)
def test_a_child_that_crashes_says_so(
    task: Callable[..., bytes], arguments: tuple[object, ...], cause: str
) -> None:
    with pytest.raises(UnreadablePdfError) as caught:
        run(task, *arguments, limits=WIDE, where="a.pdf")
    assert caught.value.problem == f"The program that reads PDFs crashed on it ({cause})."
    assert caught.value.where == "a.pdf"


def test_a_child_killed_in_mid_sentence_is_reported_as_killed() -> None:
    with pytest.raises(KilledError, match="more memory than the limit"):
        run(be_killed_in_mid_sentence, limits=WIDE, where="a.pdf")


def fed_by(
    task: Callable[..., Iterable[bytes]], *arguments: object, work: Callable[..., bytes] = join
) -> bytes:
    with start_source(task, *arguments, limits=WIDE, where="a.pdf") as source:
        return run(work, source, limits=WIDE, where="a.pdf")


def test_a_child_works_on_what_another_one_makes() -> None:
    assert fed_by(count_to, 5) == b"0,1,2,3,4,"
    assert fed_by(make_large, 100) == b"".join(make_large(100))  # more than there is room for in a pipe
    assert fed_by(count_to, 0) == b""


def test_beside_another_thread_too() -> None:
    def check() -> None:
        assert fed_by(count_to, 5) == b"0,1,2,3,4,"

    in_a_second_thread(check)


def test_an_error_of_the_child_that_makes_comes_back() -> None:
    with pytest.raises(NoAppendixError, match="There is no table"):
        fed_by(one_and_then, find_no_appendix)
    with pytest.raises(UnexpectedError) as caught:
        fed_by(one_and_then, have_a_bug)
    assert "in have_a_bug" in caught.value.__notes__[0]


@pytest.mark.parametrize(
    ("task", "error", "problem"),
    [
        (crash, UnreadablePdfError, "crashed on it (SIGSEGV)."),
        (leave, UnreadablePdfError, "crashed on it (exit status 9)."),
        (give_up, UnreadablePdfError, "crashed on it (SIGABRT)."),
        (be_killed_by_the_system, KilledError, "more memory than the limit"),
    ],
)
def test_the_end_of_the_child_that_makes_is_told_as_that_of_any(
    task: Callable[[], bytes], error: type[Exception], problem: str
) -> None:
    with pytest.raises(error, match=re.escape(problem)):
        fed_by(one_and_then, task)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit on the address space")
def test_the_child_that_makes_has_a_limit_on_its_memory() -> None:
    limits = Limits(seconds=60, memory_mb=1024)
    with (
        pytest.raises(LimitError, match="more memory than the limit of 1024 MB"),
        start_source(one_and_then, eat_memory, limits=limits, where="a.pdf") as source,
    ):
        run(join, source, limits=limits, where="a.pdf")


def test_who_waits_for_a_child_that_hangs_is_stopped() -> None:
    with (
        pytest.raises(LimitError, match="longer than the limit of 1 s"),
        start_source(one_and_then, hang, limits=TIGHT, where="a.pdf") as source,
    ):
        run(join, source, limits=TIGHT, where="a.pdf")


@LINUX_ONLY
def test_the_child_that_makes_ends_with_its_context() -> None:
    with start_source(one_and_then, sleep_in_native_code, "sleeper-2", limits=WIDE, where="a.pdf") as source:
        child = process_called("sleeper-2")
        assert run(take_no_notice, source, limits=WIDE, where="a.pdf") == b"done"
    assert not is_running(child)


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (find_no_appendix, b"There is no table."),
        (crash, b"The program that reads PDFs crashed on it (SIGSEGV)."),
        (hang, b"It took longer than the limit of 1 s."),
    ],
)
def test_a_child_can_do_without_one_of_two_others(task: Callable[[], bytes], said: bytes) -> None:
    with (
        start_source(count_to, 3, limits=WIDE, where="a.pdf") as pages,
        start_source(one_and_then, task, limits=TIGHT, where="a.pdf") as sights,
    ):
        answer = run(join_as_far_as_it_goes, sights, pages, limits=WIDE, where="a.pdf")
    assert answer == b" | ".join([b"1", said, b"0,", b"1,", b"2,"])


def test_what_one_child_makes_goes_to_another_by_two_ways() -> None:
    with (
        start_source(count_to, 20, limits=WIDE, where="a.pdf") as plain,
        start_source(marked, plain, limits=WIDE, where="a.pdf") as second,
    ):
        answer = run(join_in_turn, plain, second, limits=WIDE, where="a.pdf")
    assert answer == b" ".join(b"%d,<%d,>" % (each, each) for each in range(20))


def test_nobody_waits_for_a_child_on_the_way_that_crashed() -> None:
    with (
        start_source(count_to, 20, limits=WIDE, where="a.pdf") as plain,
        start_source(crash_at_the_second, plain, limits=WIDE, where="a.pdf") as second,
    ):
        answer = run(join_as_far_as_it_goes, second, plain, limits=WIDE, where="a.pdf")
    assert answer.startswith(b"0, | The program that reads PDFs crashed on it (SIGSEGV).")
    assert answer.endswith(b"19,")


def test_a_child_may_wait_for_another_beyond_a_pages_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clock, "_PATIENCE", 1)
    with (
        start_source(one_after_a_while, limits=WIDE, where="a.pdf") as slow,
        start_source(marked, slow, limits=Limits(seconds=60, page_seconds=1), where="a.pdf") as second,
    ):
        assert run(join, second, limits=WIDE, where="a.pdf") == b"<1>"


def test_a_child_that_makes_is_held_to_the_time_for_a_page() -> None:
    limits = Limits(seconds=60, page_seconds=1)
    with pytest.raises(LimitError, match=r"a\.pdf, page 1: This page took longer"):
        list(pieces(one_and_then, hang_on_page_1, limits=limits, where="a.pdf"))


def test_what_comes_to_harm_is_left_out_and_the_rest_is_made() -> None:
    limits = Limits(seconds=60, page_seconds=2, memory_mb=400)
    with start_source(make_six, limits=limits, where="a.pdf", do_without=True) as source:
        made = run(separated, source, limits=WIDE, where="a.pdf")
    assert made == b"0||2||4|"


def test_the_time_of_all_that_is_left_out_is_limited() -> None:
    with start_source(
        hang_from, limits=Limits(seconds=3, page_seconds=1), where="a.pdf", do_without=True
    ) as source:
        made = run(as_far_as_it_goes, source, limits=WIDE, where="a.pdf")
    assert made.endswith(b"longer than the limit of 1 s.")
    assert 1 <= made.count(b"|") <= 3


def test_a_bug_is_not_done_without() -> None:
    with (
        pytest.raises(UnexpectedError, match="IndexError"),
        start_source(one_and_then, have_a_bug_after, limits=WIDE, where="a.pdf", do_without=True) as source,
    ):
        run(separated, source, limits=WIDE, where="a.pdf")


def test_what_a_child_makes_comes_piece_by_piece() -> None:
    assert list(pieces(count_to, 3, limits=WIDE, where="a.pdf")) == [b"0,", b"1,", b"2,"]
    made = pieces(one_and_then, crash, limits=WIDE, where="a.pdf")
    assert next(made) == b"1"
    with pytest.raises(UnreadablePdfError, match="SIGSEGV"):
        next(made)


@LINUX_ONLY
def test_a_child_ends_when_nobody_wants_more_of_it() -> None:
    made = pieces(one_and_then, sleep_in_native_code, "sleeper-3", limits=WIDE, where="a.pdf")
    assert next(made) == b"1"
    child = process_called("sleeper-3")
    assert isinstance(made, Generator)
    made.close()
    assert not is_running(child)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the processor time of another process")
def test_time_is_the_processors() -> None:
    assert run(sleep, 1.3, limits=TIGHT, where="a.pdf") == b"done"


def test_a_child_that_sleeps_is_stopped_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_PATIENCE", 1)
    with pytest.raises(LimitError, match="longer than the limit of 1 s"):
        run(sleep, 60, limits=TIGHT, where="a.pdf")


def test_where_the_system_does_not_tell_it_is_the_clocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "seconds_worked", lambda _: None)
    with pytest.raises(LimitError, match="longer than the limit of 1 s"):
        run(sleep, 60, limits=TIGHT, where="a.pdf")


@LINUX_ONLY
def test_no_folder_is_left_behind_by_a_process_that_is_killed(tmp_path: Path) -> None:
    program = (
        "import threading\n"
        "from appendix_parser.isolation import run\n"
        "from tests.cli.test_isolation import WIDE, sleep_in_native_code\n"
        "arguments = dict(limits=WIDE, where='a.pdf')\n"
        "work = lambda: run(sleep_in_native_code, 'sleeper-4', **arguments)\n"
        "threading.Thread(target=work).start()\n"
    )
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary)}
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=Path(__file__).parents[2], env=environment)
    child = process_called("sleeper-4")
    parent.kill()
    parent.wait()
    wait_until(lambda: not is_running(child))
    assert [*temporary.iterdir()] == []


def test_an_error_comes_back_as_it_was_raised() -> None:
    with pytest.raises(NoAppendixError) as caught:
        run(find_no_appendix, limits=WIDE, where="a.pdf")
    error = caught.value
    assert (error.problem, error.remedy, error.where) == (
        "There is no table.",
        "Look again.",
        "a.pdf, page 2",
    )
    assert error.__suppress_context__ or error.__context__ is None


def test_an_error_comes_back_as_its_nearest_known_class() -> None:
    with pytest.raises(UnreadablePdfError) as caught:
        run(fail_privately, limits=WIDE, where="a.pdf")
    assert type(caught.value) is UnreadablePdfError


def test_a_bug_keeps_the_childs_traceback_as_a_note() -> None:
    with pytest.raises(UnexpectedError) as caught:
        run(have_a_bug, limits=WIDE, where="a.pdf")
    assert caught.value.problem == "An unexpected failure (IndexError: list index out of range)."
    assert caught.value.where == "a.pdf"
    assert "in have_a_bug" in caught.value.__notes__[0]


def test_a_child_is_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(make_noise, limits=WIDE, where="a.pdf") == b"done"
    assert capfd.readouterr() == ("", "")


def test_a_child_ends_with_the_call() -> None:
    child = int(run(process_id, limits=WIDE, where="a.pdf"))
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_a_child_can_be_signalled() -> None:
    assert run(blocked_signals, limits=WIDE, where="a.pdf") == b"set()"


def test_the_parents_signals_are_as_before() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set())
    run(process_id, limits=WIDE, where="a.pdf")
    assert signal.pthread_sigmask(signal.SIG_BLOCK, set()) == before
