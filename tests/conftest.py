"""Options and the PDFs with truths that the tests are given."""

from __future__ import annotations

import compileall
import gc
import json
import os
import tempfile
from collections.abc import Generator, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

import appendix_parser
from tests.parsed import RUN
from tests.warmed import Warm, warm_program

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Machines are noisy: no test may fail for being slow. What lands is held against the same examples every time; each
# night, `--hypothesis-profile nightly` tries many others.
settings.register_profile(
    "project", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("nightly", parent=settings.get_profile("project"), max_examples=2000)
settings.register_profile("ci", parent=settings.get_profile("project"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "project")

SAMPLES = Path(__file__).parent.parent / "samples"
LAYOUTS = SAMPLES / "layouts"


class Specimen(NamedTuple):
    """A PDF with what it says."""

    pdf: Path
    truth: dict[str, Any]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--corpus", type=Path, help="folder of more PDFs, each with its NAME.truth.json beside it"
    )
    parser.addoption(
        "--update-goldens", action="store_true", help="write tests/goldens/ anew instead of comparing"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Make ready what the processes of this run share; workers are given the controller's.

    That is a folder for what they read, and the compiled package, which the programs that tests start would else
    compile again and again.
    """
    gc.set_threshold(50_000)  # as the program does: little is made in cycles
    if RUN not in os.environ:
        compileall.compile_dir(Path(appendix_parser.__file__).parent, quiet=2)
        folder = tempfile.TemporaryDirectory()
        config.add_cleanup(folder.cleanup)
        os.environ[RUN] = folder.name
        config.add_cleanup(partial(os.environ.__delitem__, RUN))


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Have one worker more than processors: each waits a tenth of its time for a browser, a child or a limit."""
    return (yield) + 1


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test its PDFs.

    An `edition` is a whole appendix: a sample, or a PDF of the folder from outside. A `specimen` is one of these or of
    the layouts.
    """
    for name in {"edition", "specimen"} & set(metafunc.fixturenames):
        corpus = metafunc.config.getoption("--corpus")
        if corpus is not None and not any(corpus.glob("*.truth.json")):
            message = f"no *.truth.json in {corpus}"
            raise pytest.UsageError(message)
        folders = [SAMPLES, *([LAYOUTS] if name == "specimen" else []), *([corpus] if corpus else [])]
        specimens = [_specimen(truth) for folder in folders for truth in sorted(folder.glob("*.truth.json"))]
        metafunc.parametrize(name, specimens, ids=[s.pdf.stem for s in specimens], scope="session")


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    yield from warm_program()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from tests.browser import launched  # few tests need it, and importing it takes time

    yield from launched()


def _specimen(truth: Path) -> Specimen:
    pdf = truth.with_name(truth.name.replace(".truth.json", ".pdf"))
    return Specimen(pdf, json.loads(truth.read_text("utf-8")))
