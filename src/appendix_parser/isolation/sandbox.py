"""The rights that a child gives up before it works: no network, no other programs, no writing of files.

Linux has two ways to give up rights for good, without being root and without a library. Landlock says what a process may do
with files, whichever call it uses. A seccomp filter refuses calls by their number, which differs between processors.
Where the system has neither, the child keeps its rights; SECURITY.md says so.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Right(Enum):
    """What a child can be kept from."""

    FILES = "writing files"
    PROGRAMS = "starting programs"
    NETWORK = "using the network"


# Of prctl(2).
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

# Of landlock(7): the same numbers for all processors.
_CREATE_RULESET, _RESTRICT_SELF = 444, 446
_ABI_VERSION = 1
_READING = 1 << 2 | 1 << 3
"""Access to files that a child keeps: it reads files and lists folders, or it could import nothing."""
_LAST_ACCESS = {1: 12, 2: 13, 3: 14, 4: 14}
"""The highest bit of access to files that each version of Landlock knows; later ones know 15."""
_TCP = 1 << 0 | 1 << 1  # from version 4
_ABSTRACT_SOCKETS_AND_SIGNALS = 1 << 0 | 1 << 1  # from version 6


def give_up_rights() -> frozenset[Right]:
    """Give up what this process needs for no document, for good; it must have one thread. Return what it gave up."""
    if sys.platform != "linux":
        return frozenset()
    libc = ctypes.CDLL(None)
    libc.prctl.argtypes = [
        ctypes.c_int,
        *[ctypes.c_void_p] * 4,
    ]  # as wide as what it takes, and bytes are welcome
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return frozenset()
    return _by_landlock(libc) | _by_seccomp(libc)


def _by_landlock(libc: ctypes.CDLL) -> frozenset[Right]:
    version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ABI_VERSION)
    if version < 1:
        return frozenset()
    access = (1 << _LAST_ACCESS.get(version, 15) + 1) - 1
    rules = struct.pack(
        "QQQ", access & ~_READING, _TCP * (version >= 4), _ABSTRACT_SOCKETS_AND_SIGNALS * (version >= 6)
    )
    known = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = libc.syscall(_CREATE_RULESET, rules, ctypes.c_size_t(known), 0)
    if ruleset < 0:
        return frozenset()
    try:
        refused = libc.syscall(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)
    return frozenset() if refused else frozenset({Right.FILES, Right.PROGRAMS})


@dataclass(frozen=True, slots=True)
class _Calls:
    """What a processor is called in a filter (AUDIT_ARCH_…), and the numbers of its calls.

    Attributes:
        architecture: the processor.
        refused: socket, execve, execveat, and where there are such calls fork and vfork.
        clone: makes a thread or a process.
    """

    architecture: int
    refused: tuple[int, ...]
    clone: int


_CALLS = {
    "x86_64": _Calls(0xC000003E, refused=(41, 59, 322, 57, 58), clone=56),
    "aarch64": _Calls(0xC00000B7, refused=(198, 221, 281), clone=220),
}
_IO_URING_SETUP = 425
"""Lets the system do what a filter does not see, such as opening a socket."""
_CLONE3 = 435
"""Cannot be judged by a filter; without it, libraries use clone."""
_CLONE_THREAD = 0x10000
_OTHER_NUMBERS = 0x40000000
"""From here on, x86-64 has a second set of numbers."""

# Of seccomp(2) and bpf(2): instructions, and places in `struct seccomp_data`.
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_CALL, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000


def _by_seccomp(libc: ctypes.CDLL) -> frozenset[Right]:
    calls = _CALLS.get(platform.machine())
    if calls is None or sys.maxsize < 2**32:  # a program of 32 bits has other numbers
        return frozenset()
    instructions = [*_filter(calls)]
    code = ctypes.create_string_buffer(b"".join(instructions))
    program = struct.pack("HP", len(instructions), ctypes.addressof(code))
    refused = libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, program, 0, 0)
    return frozenset() if refused else frozenset({Right.NETWORK, Right.PROGRAMS})


def _filter(calls: _Calls) -> Iterator[bytes]:
    """Yield the instructions of the filter. A jump says how many to pass over if its test holds, and if it does not."""
    no_permission = _instruction(_RETURN, _REFUSE | errno.EPERM)
    yield _instruction(_LOAD, _ARCHITECTURE)
    yield _instruction(_IF_EQUAL, calls.architecture, 1, 0)
    yield no_permission
    yield _instruction(_LOAD, _CALL)
    for number in (*calls.refused, _IO_URING_SETUP):
        yield _instruction(_IF_EQUAL, number, 0, 1)
        yield no_permission
    yield _instruction(_IF_AT_LEAST, _OTHER_NUMBERS, 0, 1)
    yield no_permission
    yield _instruction(_IF_EQUAL, _CLONE3, 0, 1)
    yield _instruction(_RETURN, _REFUSE | errno.ENOSYS)
    yield _instruction(_IF_EQUAL, calls.clone, 1, 0)
    yield _instruction(_RETURN, _ALLOW)
    yield _instruction(_LOAD, _FIRST_ARGUMENT)
    yield _instruction(_IF_BITS, _CLONE_THREAD, 1, 0)
    yield no_permission
    yield _instruction(_RETURN, _ALLOW)


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)
