"""Arguments and options that more than one command has, each described once."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from appendix_parser.cli.screen import Verbosity, set_verbosity
from appendix_parser.errors import PageRangeError
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.inputs.documents import STANDARD_INPUT, read_password
from appendix_parser.inputs.limits import LIMIT_KINDS, Limits
from appendix_parser.inputs.page_ranges import read_page_ranges
from appendix_parser.profile.file import ProfileFile, find_profile
from appendix_parser.read_options import ENGLISH, Ocr, ReadOptions

Command = Callable[..., Any]

file_argument = click.argument("file", metavar="FILE.pdf")
files_argument = click.argument("files", metavar="FILE.pdf...", nargs=-1, required=True)
force_option = click.option(
    "--force",
    is_flag=True,
    is_eager=True,
    help="Also replace files of these names that were changed, or that this program did not write.",
)
keep_option = click.option(
    "--keep",
    is_flag=True,
    callback=lambda context, _option, value: _not_with_force(context, value),
    help="If the output folder holds files that were changed or added, keep it under another name: NAME.kept.",
)


def _not_with_force(context: click.Context, keep: bool) -> bool:
    if keep and context.params.get("force"):
        message = "--keep and --force exclude each other: keep what was changed, or replace it."
        raise click.UsageError(message, context)
    return keep


csv_option = click.option(
    "--csv",
    "csv_style",
    type=click.Choice([style.value for style in CsvStyle]),
    default=CsvStyle.PLAIN.value,
    show_default=True,
    callback=lambda _context, _option, value: CsvStyle(value),
    help="Write CSV for programs (plain), for a double click in Excel (excel), or for an Excel that expects "
    "semicolons and decimal commas (excel-semicolon).",
)
strict_option = click.option(
    "--strict", is_flag=True, help="Exit with status 6 if there are findings of severity error."
)


def format_option(for_programs: str) -> Callable[[Command], Command]:
    """Return an option for the form of what a command reports; `for_programs` says what the JSON is."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=f"For people, or for programs: {for_programs}.",
    )


def file_option(what: str, *endings: str, help: str, **more: Any) -> Callable[[Command], Command]:  # noqa: A002 - as click calls it
    """Return an option for the file that a command writes, whose name must have one of these endings.

    Args:
        what: what the file is, for the message, such as `The image is PNG`.
        endings: the endings; help and message name the first.
        help: what the help says.
        more: other settings of the option.
    """

    def check(_context: click.Context, _option: click.Parameter, path: Path | None) -> Path | None:
        if path is not None and path.suffix.lower() not in endings:
            message = f"{what}: give a name that ends in {endings[0]}, not {str(path)!r}."
            raise click.BadParameter(message, param_hint="-o")
        return path

    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, readable=False),
        metavar=f"FILE{endings[0]}",
        callback=check,
        help=help,
        **more,
    )


def _wants_colour(_context: click.Context, _option: click.Parameter, choice: str) -> bool:
    return choice == "always" or (choice == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


colour_option = click.option(
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    callback=_wants_colour,
    help="Colour the output; auto does so on a terminal, unless NO_COLOR is set.",
)


def _password(_context: click.Context, _option: click.Parameter, path: Path | None) -> str:
    return read_password(path)


password_option = click.option(
    "--password-file",
    "password",
    type=click.Path(path_type=Path, readable=False),  # whether it can be read shows when it is
    metavar="FILE",
    callback=_password,
    help="For encrypted PDFs: a text file with the password in its first line.",
)


def _pages(context: click.Context, _option: click.Parameter, text: str) -> str:
    try:
        read_page_ranges(text)
    except PageRangeError as error:
        raise click.BadParameter(str(error), context, param_hint="--pages") from None
    return text


def _languages(context: click.Context, _option: click.Parameter, languages: str) -> str:
    try:
        ReadOptions(ocr_language=languages)
    except ValueError as error:
        raise click.BadParameter(str(error), context, param_hint="--ocr-language") from None
    return languages


def _profile(
    _context: click.Context, _option: click.Parameter, source: str | ProfileFile | None
) -> ProfileFile | None:
    if source is None:
        return None
    from appendix_parser.profile.read import read_profile  # few runs need it

    found = find_profile(source)
    read_profile(found)
    return found


def refuse_second_standard_input(option: str, path: str | None, files: Sequence[str]) -> None:
    """Make sure that standard input, which can be read once, is not both a document and the file of that option.

    Raises:
        click.UsageError: it is.
    """
    if path == STANDARD_INPUT and STANDARD_INPUT in files:
        message = f"Standard input can be read once: it cannot be a document and the file of {option}."
        raise click.UsageError(message)


class LimitOption(click.Option):
    """An option for a limit, which `--help` lists after all others."""


class ReadingCommand(click.Command):
    """A command that reads PDFs: its help has what everybody needs first, and the limits last."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options in two groups."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        limits = [each for each in options if isinstance(each, LimitOption)]
        for heading, group in (
            ("Options", [each for each in options if each not in limits]),
            ("Limits (docs/limits.md)", limits),
        ):
            records = [record for each in group if (record := each.get_help_record(ctx)) is not None]
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)


def limit_options(command: Command) -> Command:
    """Add an option for each limit; the command gets them together as `limits`."""

    @functools.wraps(command)
    def with_limits(**values: Any) -> Any:
        chosen = {name: values.pop(name) for name in LIMIT_KINDS}
        try:
            limits = Limits(**chosen)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        return command(limits=limits, **values)

    defaults = Limits()
    for name, kind in reversed([*LIMIT_KINDS.items()]):
        with_limits = click.option(
            kind.option,
            name,
            cls=LimitOption,
            type=int,
            default=getattr(defaults, name),
            show_default=True,
            metavar=kind.metavar,
            help=kind.purpose,
        )(with_limits)
    return with_limits


def _sets(verbosity: Verbosity) -> Callable[[click.Context, click.Parameter, bool], None]:
    def set_it(_context: click.Context, _option: click.Parameter, chosen: bool) -> None:
        if chosen:
            set_verbosity(verbosity)

    return set_it


_quiet_option = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    expose_value=False,
    callback=_sets(Verbosity.QUIET),
    help="Report nothing on standard error except errors.",
)
_verbose_option = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    expose_value=False,
    callback=_sets(Verbosity.VERBOSE),
    help="Also report when each file is read, and how long that takes.",
)


def read_options(command: Command) -> Command:
    """Add the options of a command that reads PDFs; the command gets them together as `options`."""

    @functools.wraps(command)
    def with_options(
        limits: Limits,
        password: str,
        no_witness: bool,
        include_hidden_text: bool,
        chosen_pages: str,
        profile: ProfileFile | None,
        ocr: str,
        ocr_language: str,
        **values: Any,
    ) -> Any:
        options = ReadOptions(
            limits,
            password,
            not no_witness,
            include_hidden_text,
            chosen_pages,
            profile,
            Ocr(ocr),
            ocr_language,
        )
        return command(options=options, **values)

    pages_option = click.option(
        "--pages",
        "chosen_pages",  # `pages` is a limit
        default="",
        metavar="A-B[,C...]",
        callback=_pages,
        help="Read only these pages, such as 38-57 or 1,4-6.",
    )

    profile_option = click.option(
        "--profile",
        metavar="FILE|NAME",
        callback=_profile,
        help="Read with a profile: a TOML file, or one that comes with the program (docs/profiles.md).",
    )
    hidden_option = click.option(
        "--include-hidden-text",
        is_flag=True,
        help="Also read text that nobody can see on the page; it may have been blacked out on purpose.",
    )
    witness_option = click.option(
        "--no-witness",
        is_flag=True,
        help="Skip the second look: do not compare with what PDFium reads and draws.",
    )
    ocr_option = click.option(
        "--ocr",
        type=click.Choice([each.value for each in Ocr]),
        default=Ocr.AUTO.value,
        show_default=True,
        help="Recognise the text of scanned pages: those without text of their own (auto), none, or all with a "
        "picture (docs/scans.md).",
    )
    language_option = click.option(
        "--ocr-language",
        metavar="LANGUAGE[+LANGUAGE...]",
        default=ENGLISH,
        show_default=True,
        callback=_languages,
        help="The languages of scanned pages, as Tesseract names them, such as eng+cym.",
    )
    options = (
        profile_option,
        pages_option,
        witness_option,
        hidden_option,
        ocr_option,
        language_option,
        password_option,
        _quiet_option,
        _verbose_option,
    )
    return functools.reduce(lambda made, option: option(made), reversed(options), limit_options(with_options))
