"""`appendix-parser app`: the whole job in a browser, on this computer."""

from __future__ import annotations

from pathlib import Path

import click

from appendix_parser.cli.options import ReadingCommand, limit_options
from appendix_parser.cli.screen import Verbosity, say
from appendix_parser.errors import ExitStatus, InputError
from appendix_parser.inputs.limits import Limits

_HIGHEST_PORT = 65_535

EXAMPLES = """\b
Examples:
  appendix-parser app
  appendix-parser app "Procurement 2024"
  appendix-parser app --port 8765 --no-browser appendices
"""


@click.command(cls=ReadingCommand, epilog=EXAMPLES)
@click.argument("folder", required=False, type=click.Path(path_type=Path, readable=False), metavar="[FOLDER]")
@click.option(
    "--port",
    type=click.IntRange(0, _HIGHEST_PORT),
    default=0,
    metavar="NUMBER",
    help="Listen on this port.  [default: one that is free]",
)
@click.option("--no-browser", is_flag=True, help="Only print the address; do not open the browser.")
@limit_options
def app(folder: Path | None, port: int, no_browser: bool, limits: Limits) -> ExitStatus:
    """Read, check, correct and save appendices in your browser.

    FOLDER holds everything as files: the PDFs, your corrections, profiles and decisions, and what you save. Without
    it, the folder Appendices in your documents is used. Only this computer can open the pages, and nothing is sent
    anywhere. Press Ctrl+C to stop.
    """
    try:
        from appendix_parser.app.start import serve
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library not in {"starlette", "uvicorn", "anyio", "h11"}:
            raise
        raise InputError(
            f"The app needs the library {library}, which is not installed.",
            remedy="Install it with pip install 'appendix-parser[app]'.",
        ) from None
    from appendix_parser.app.folder import Folder, default_folder

    opened = Folder.open(folder or default_folder(), limits)

    def announce(address: str) -> None:
        say(f"working in {opened.root}", Verbosity.NORMAL)
        say(f"open {address}", Verbosity.QUIET)
        say("press Ctrl+C to stop", Verbosity.NORMAL)

    serve(opened, port, announce, browser=not no_browser)
    say("stopped")
    return ExitStatus.DONE
