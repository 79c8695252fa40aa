"""Coverage-guided fuzzing of the whole parse and of each text reader, with atheris (`pip install -e '.[fuzz]'`).

    python -m tests.hostile.fuzz --seconds 120
    python -m tests.hostile.fuzz --target parse --seconds 3600 --folder ~/fuzzing
    python -m tests.hostile.fuzz --target scores --seconds 600 --keep

Half of the time is for `parse`, if it is among the targets, and the others share the rest. A crash is an exception that is
not one of the package's documented ones, or an input that takes too long; it is written to the folder, and each that
is found becomes a test. `--keep` makes what is in the folder of a text reader its corpus in tests/hostile/corpus.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

ONE_INPUT_SECONDS, MEMORY_MB = 30, 2048
TARGETS = ("parse", "scores", "years", "levels", "comments", "numbers", "rubric-labels", "words", "cells")


def main() -> int:
    """Fuzz what the arguments choose, and return 1 if something broke."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=int, default=120, help="how long in all")
    parser.add_argument("--target", action="append", choices=TARGETS, help="what is fuzzed; all if not given")
    parser.add_argument("--folder", type=Path, help="where inputs are kept for the next run, and crashes")
    parser.add_argument("--keep", action="store_true", help="put what reaches something new into the corpus")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        shares = _shares(given.target or TARGETS, given.seconds)
        failed = [name for name, seconds in shares.items() if not _fuzz(name, folder / name, seconds)]
        if given.keep:
            from tests.hostile.fuzz_targets import keep

            for name in {*shares} - {"parse"}:
                keep(name, [file.read_bytes() for file in (folder / name).iterdir()])
    sys.stdout.write(f"fuzzed {', '.join(shares)}; failed: {', '.join(failed) or 'none'}\n")
    return 1 if failed else 0


def _shares(targets: Sequence[str], seconds: int) -> dict[str, int]:
    """Return how long each target has."""
    others = [name for name in targets if name != "parse"]
    first = seconds // 2 if others else seconds
    left = seconds - first if "parse" in targets else seconds
    return {name: first if name == "parse" else max(1, left // len(others)) for name in targets}


def _fuzz(target: str, folder: Path, seconds: int) -> bool:
    """Fuzz a target in a process of its own, and return whether nothing broke."""
    from tests.hostile.fuzz_targets import seeds

    folder.mkdir(parents=True, exist_ok=True)
    for data in seeds(target):
        (folder / sha256(data).hexdigest()[:16]).write_bytes(data)
    options = [f"-max_total_time={seconds}", f"-timeout={ONE_INPUT_SECONDS}", f"-rss_limit_mb={MEMORY_MB}"]
    options += [f"-artifact_prefix={folder.parent}/{target}-", "-verbosity=0", "-print_final_stats=1"]
    return _libfuzzer(target, *options, str(folder))


def _libfuzzer(target: str, *arguments: str) -> bool:
    command = [sys.executable, "-c", f"from tests.hostile.fuzz import begin; begin({target!r})", *arguments]
    sys.stdout.write(f"-- {target}\n")
    sys.stdout.flush()
    return subprocess.run(command, check=False).returncode == 0


def begin(target: str) -> None:
    """Fuzz a target in this process, with libFuzzer's options as its arguments; it ends with that."""
    import atheris

    with atheris.instrument_imports(include=["appendix_parser", "pdfminer"]):
        from tests.hostile.fuzz_targets import TARGETS as FUNCTIONS
    atheris.Setup(sys.argv, FUNCTIONS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
