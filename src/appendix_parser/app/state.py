"""How everything stands, as the list of editions shows it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from appendix_parser.app.desk import Card, Stage
from appendix_parser.app.outputs import output_files
from appendix_parser.app.saving import HISTORY
from appendix_parser.errors import AppendixParserError, OutputError
from appendix_parser.timeline.records import Outcome

if TYPE_CHECKING:
    from appendix_parser.app.routes import Parts


def state_of(parts: Parts) -> dict[str, Any]:
    """Return how everything stands, for JSON."""
    cards = parts.desk.look()
    ready = [name for name, card in cards.items() if card.stage is Stage.READY]
    return {
        "editions": [_edition(parts, name, card) for name, card in cards.items()],
        "history": _history(parts, ready),
        "saved": asdict(parts.saving.state),
        "unnamed": parts.folder.unnamed(),
    }


def _edition(parts: Parts, name: str, card: Card) -> dict[str, Any]:
    said = asdict(card)
    path = f"/editions/{quote(name, safe='')}"
    folder = _output(parts, name) if card.stage is Stage.READY else None
    files = [] if folder is None else output_files(folder)
    return {**said, "name": name, "path": path, "folder": folder.name if folder else "", "files": files}


def _output(parts: Parts, name: str) -> Path | None:
    """Return where the outputs of a document are; None if something is in the way, which saving reports."""
    try:
        return parts.folder.output(name, parts.desk.names())
    except OutputError:
        return None


def _history(parts: Parts, ready: list[str]) -> dict[str, Any]:
    """Return what is known of the history without making it: that may take a while."""
    files: list[str] = []
    try:
        files = output_files(parts.folder.outputs / HISTORY)
        known = parts.comparing.known(ready) if ready else None
    except AppendixParserError:
        known = None
    pairs = () if known is None else known.about.pairs
    doubtful = None if known is None else sum(pair.outcome is Outcome.DOUBTFUL for pair in pairs)
    return {"editions": len(ready), "doubtful": doubtful, "folder": HISTORY, "files": files}
