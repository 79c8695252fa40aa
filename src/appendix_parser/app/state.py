"""The state of everything, as the list of editions shows it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from appendix_parser.app.desk import Card, Stage
from appendix_parser.app.outputs import output_files
from appendix_parser.app.saving import HISTORY
from appendix_parser.errors import OutputError

if TYPE_CHECKING:
    from appendix_parser.app.web.routes import Parts

_UNDER_WAY = frozenset({Stage.WAITING, Stage.READING})


def state_of(parts: Parts) -> dict[str, Any]:
    """Return how everything stands, for JSON."""
    cards = parts.desk.look()
    try:
        outputs = parts.folder.output_folders(cards)
        history = output_files(parts.folder.outputs / HISTORY)
    except OutputError:  # something is in the way, which saving reports
        outputs, history = {}, []
    return {
        "editions": [_edition(name, card, outputs.get(name)) for name, card in cards.items()],
        "history": {"folder": HISTORY, "files": history, **_compared(parts, cards)},
        "saved": asdict(parts.saving.state),
        "unnamed": parts.folder.unnamed(),
        "strays": parts.folder.strays(),
    }


def _edition(name: str, card: Card, output: Path | None) -> dict[str, Any]:
    files = [] if output is None or card.stage is not Stage.READY else output_files(output)
    return {
        **asdict(card),
        "name": name,
        "path": f"/editions/{quote(name, safe='')}",
        "folder": "" if output is None else output.name,
        "files": files,
    }


def _compared(parts: Parts, cards: dict[str, Card]) -> dict[str, Any]:
    """Return what is known of the history, once nothing is being read any more."""
    if any(card.stage in _UNDER_WAY for card in cards.values()):
        return {"doubtful": None, "problem": ""}
    ready = [name for name, card in cards.items() if card.stage is Stage.READY]
    return asdict(parts.comparing.look(ready, parts.desk.fingerprint()))
