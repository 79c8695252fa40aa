"""Answers the requests of the pages; `application` puts the routes together."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from appendix_parser.app.cache import Cache
from appendix_parser.app.compared import Comparing, Comparison
from appendix_parser.app.desk import Desk, Stage
from appendix_parser.app.edit_corrections import Changes, ConflictError
from appendix_parser.app.folder import Folder
from appendix_parser.app.outputs import output_file
from appendix_parser.app.profile_form import Columns
from appendix_parser.app.read_editions import Editions, NotReadError
from appendix_parser.app.saving import Saving
from appendix_parser.app.state import state_of
from appendix_parser.app.upload import DuplicateError, Uploads, pieces_in_time
from appendix_parser.app.web.screens import edition_screen, screen
from appendix_parser.errors import (
    AppendixParserError,
    InputError,
    LimitError,
    OutputError,
    UnexpectedError,
)

_LONGEST_BODY = 1_000_000
"""Bytes of a request that is not a PDF."""

_STATUS: Mapping[type[AppendixParserError], int] = {
    ConflictError: 412,
    DuplicateError: 409,
    NotReadError: 404,
    LimitError: 413,
    OutputError: 507,
    UnexpectedError: 500,
}
"""How an error is answered; any other as 422."""

Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the routes work with.

    Attributes:
        folder: the folder.
        editions: its documents.
        desk: reads them.
        changes: writes corrections and settled doubts.
        columns: writes profiles.
        comparing: makes the history.
        saving: writes outputs.
        uploads: takes PDFs.
        stop: ends the program.
    """

    folder: Folder
    editions: Editions
    desk: Desk
    changes: Changes
    columns: Columns
    comparing: Comparing
    saving: Saving
    uploads: Uploads
    stop: Callable[[], None]

    @classmethod
    def of(cls, folder: Folder, jobs: int, stop: Callable[[], None]) -> Parts:
        """Return the parts for a folder, with `jobs` documents read at a time."""
        editions = Editions(folder, Cache(folder))
        desk = Desk(editions, jobs)
        return cls(
            folder,
            editions,
            desk,
            Changes(editions, desk.changed),
            Columns(editions),
            Comparing(editions),
            Saving(editions),
            Uploads(editions),
            stop,
        )

    def ready(self) -> list[str]:
        """Return the documents that have been read."""
        return [name for name, card in self.desk.look().items() if card.stage is Stage.READY]


def application(parts: Parts) -> Starlette:
    """Return the application, which trusts every request: `Guard` has checked it."""
    pages = _Pages(parts)
    return Starlette(
        routes=[
            Route("/", pages.start),
            Route("/state", pages.state),
            Route("/documents", pages.add, methods=["POST"]),
            Route("/documents/{name}/{action}", pages.act, methods=["POST"]),
            Route("/editions/{name}", pages.edition),
            Route("/editions/{name}/state", pages.edition_state),
            Route("/editions/{name}/pages/{number:int}", pages.picture),
            Route("/editions/{name}/corrections", pages.correct, methods=["POST"]),
            Route("/editions/{name}/settled", pages.settle, methods=["POST"]),
            Route("/editions/{name}/undo", pages.undo, methods=["POST"]),
            Route("/editions/{name}/draft", pages.keep_draft, methods=["POST"]),
            Route("/editions/{name}/columns", pages.columns),
            Route("/editions/{name}/profile", pages.keep_profile, methods=["POST"]),
            Route("/history", pages.history),
            Route("/matches", pages.matches),
            Route("/matches/decisions", pages.decide, methods=["POST"]),
            Route("/save", pages.save, methods=["POST"]),
            Route("/outputs/{folder}/{file}", pages.output),
            Route("/stop", pages.stop, methods=["POST"]),
        ],
        exception_handlers={
            AppendixParserError: _told,
            404: _not_found,
            ClientDisconnect: _nobody,
            Exception: _unexpected,
        },
    )


class _Pages:
    """The handlers; what takes time is done in threads."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    # -- the list ------------------------------------------------------------------------------------------

    async def start(self, _request: Request) -> Response:
        state = await run_in_threadpool(state_of, self._parts)
        folder = self._parts.folder
        said = {"folder": str(folder.root), "limit": folder.limits.file_mb}
        return _page(screen("start", "Editions", {**said, "state": state}))

    async def state(self, _request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(state_of, self._parts))

    async def add(self, request: Request) -> Response:
        name = request.query_params.get("name", "")
        length = request.headers.get("content-length", "")
        announced = int(length) if length.isdecimal() else 0
        taken = await self._parts.uploads.take(name, request.stream(), announced)
        await run_in_threadpool(self._parts.desk.look)
        return JSONResponse({"name": taken})

    async def act(self, request: Request) -> Response:
        name, action = request.path_params["name"], request.path_params["action"]
        body = await _body(request)
        await run_in_threadpool(self._act, name, action, body)
        return JSONResponse({})

    def _act(self, name: str, action: str, body: Any) -> None:
        parts = self._parts
        path = parts.folder.document(name)
        match action:
            case "cancel":
                parts.desk.cancel(name)
            case "again":
                parts.desk.again(name)
            case "password" if isinstance(body, dict):
                parts.editions.unlock(name, str(body.get("password", "")))
                parts.desk.again(name)
            case "remove":
                parts.desk.cancel(name)
                parts.folder.set_aside(path)
            case _:
                raise InputError("This cannot be done.", remedy="Reload the page.")

    # -- an edition ----------------------------------------------------------------------------------------

    async def edition(self, request: Request) -> Response:
        name = request.path_params["name"]
        try:
            return _page(await run_in_threadpool(self._edition, name))
        except NotReadError:
            return RedirectResponse("/", 303)

    def _edition(self, name: str) -> str:
        parts = self._parts
        state = parts.changes.state(name)
        view = parts.editions.view(name)
        base = f"/editions/{quote(name, safe='')}"
        key = parts.editions.key(name)
        pictures = {sheet.number: f"{base}/pages/{sheet.number}?{key}" for sheet in view.sheets}
        corrections, _ = parts.editions.corrections(name)
        data = {
            "base": base,
            **state.marks,
            "draft": parts.changes.draft(name),
            "file": parts.folder.corrections(name).name,
        }
        return edition_screen(state.appendix, view, corrections, pictures, data)

    async def edition_state(self, request: Request) -> Response:
        state = await run_in_threadpool(self._parts.changes.state, request.path_params["name"])
        return Response(state.to_json(), media_type="application/json")

    async def picture(self, request: Request) -> Response:
        name, number = request.path_params["name"], request.path_params["number"]
        picture = await run_in_threadpool(self._parts.editions.picture, name, number)
        return Response(picture, 200 if picture else 404, media_type="image/webp")

    async def correct(self, request: Request) -> Response:
        body = await _body(request)
        name = request.path_params["name"]
        state = await run_in_threadpool(self._parts.changes.put, name, _mark(request), body)
        return Response(state.to_json(), media_type="application/json")

    async def settle(self, request: Request) -> Response:
        body = await _body(request)
        name = request.path_params["name"]
        state = await run_in_threadpool(self._parts.changes.settle, name, _mark(request), body)
        return JSONResponse(state.marks)

    async def undo(self, request: Request) -> Response:
        await _body(request)
        name = request.path_params["name"]
        state = await run_in_threadpool(self._parts.changes.undo, name, _mark(request))
        return Response(state.to_json(), media_type="application/json")

    async def keep_draft(self, request: Request) -> Response:
        body = await _body(request)
        await run_in_threadpool(self._parts.changes.keep_draft, request.path_params["name"], body)
        return JSONResponse({})

    # -- its columns and levels ----------------------------------------------------------------------------

    async def columns(self, request: Request) -> Response:
        name = request.path_params["name"]
        form = await run_in_threadpool(self._parts.columns.form, name)
        base = f"/editions/{quote(name, safe='')}"
        return _page(screen("columns", "Columns and levels", {**form, "base": base}))

    async def keep_profile(self, request: Request) -> Response:
        body = await _body(request)
        if not isinstance(body, dict):
            raise InputError("This is not a profile.", remedy="Reload the page and try again.")
        await run_in_threadpool(
            self._parts.columns.save,
            request.path_params["name"],
            _mark(request),
            body.get("profile"),
            shared=bool(body.get("shared")),
        )
        await run_in_threadpool(self._parts.desk.look)
        return JSONResponse({})

    # -- all editions --------------------------------------------------------------------------------------

    async def history(self, _request: Request) -> Response:
        names = await run_in_threadpool(self._parts.ready)
        if not names:
            return RedirectResponse("/", 303)
        made = await run_in_threadpool(self._parts.comparing.compare, names)
        return _page(made.page.decode())

    async def matches(self, _request: Request) -> Response:
        names = await run_in_threadpool(self._parts.ready)
        if not names:
            return RedirectResponse("/", 303)
        made = await run_in_threadpool(self._parts.comparing.compare, names)
        return _page(screen("matches", "Doubtful matches", _matches(made)))

    async def decide(self, request: Request) -> Response:
        body = await _body(request)
        if not isinstance(body, dict):
            raise InputError("This is not a decision.", remedy="Reload the page and try again.")
        names = await run_in_threadpool(self._parts.ready)
        decision = str(body.get("decision", ""))
        decide = self._parts.comparing.decide
        made = await run_in_threadpool(decide, names, _mark(request), body.get("pair"), decision)
        return JSONResponse(_matches(made))

    # -- outputs -------------------------------------------------------------------------------------------

    async def save(self, request: Request) -> Response:
        await _body(request)
        names = await run_in_threadpool(self._parts.ready)
        await run_in_threadpool(self._parts.saving.start, names)
        return JSONResponse({})

    async def output(self, request: Request) -> Response:
        folder, file = request.path_params["folder"], request.path_params["file"]
        content = await run_in_threadpool(output_file, self._parts.folder, folder, file)
        disposition = f"attachment; filename*=UTF-8''{quote(file, safe='')}"
        return Response(
            content, media_type="application/octet-stream", headers={"content-disposition": disposition}
        )

    async def stop(self, request: Request) -> Response:
        await _body(request)
        self._parts.stop()
        return JSONResponse({})


def _page(text: str) -> HTMLResponse:
    return HTMLResponse(text)


def _matches(made: Comparison) -> dict[str, Any]:
    return {"mark": made.mark, **made.about.model_dump(mode="json")}


def _mark(request: Request) -> str:
    return request.headers.get("if-match", "").strip('"')


async def _body(request: Request) -> Any:
    """Return what a request says as JSON.

    Raises:
        LimitError: it is too long.
        InputError: it is not JSON.
    """
    content = b""
    async for piece in pieces_in_time(request.stream(), ""):
        content += piece
        if len(content) > _LONGEST_BODY:
            raise LimitError("This is too long.", remedy="Shorten it.")
    try:
        said = json.loads(content or b"null")
        json.dumps(said, ensure_ascii=False).encode()  # half of a character cannot be written
    except (ValueError, RecursionError):
        raise InputError("The request cannot be read.", remedy="Reload the page and try again.") from None
    return said


# -- what went wrong -----------------------------------------------------------------------------------------


def _as_json(error: AppendixParserError) -> dict[str, str]:
    return {"problem": error.problem, "remedy": error.remedy, "where": error.where}


def _answer(request: Request, error: AppendixParserError, status: int) -> Response:
    """Return an error as a page for a person, or as data for a script."""
    # A client that sends too much would not stop.
    headers = {"connection": "close"} if isinstance(error, LimitError) else None
    if "text/html" in request.headers.get("accept", ""):
        return HTMLResponse(screen("problem", "This did not work", _as_json(error)), status, headers)
    return JSONResponse(_as_json(error), status, headers)


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, AppendixParserError)
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 422)
    return _answer(request, error, status)


async def _not_found(request: Request, _error: Exception) -> Response:
    return _answer(request, InputError("There is no such page.", remedy="Go back to the list."), 404)


async def _nobody(_request: Request, _error: Exception) -> Response:
    return Response(status_code=400)  # who asked has gone


async def _unexpected(request: Request, error: Exception) -> Response:
    return _answer(request, UnexpectedError.of(error), 500)
