"""Lets in only the one browser that was given the token, and only the app's own pages.

The server listens on this computer only, but every page that the browser shows can send requests to it, and so can a site whose
name leads to 127.0.0.1 (DNS rebinding). The host, the origin and the token are therefore checked in every request.
"""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SAFE_METHODS = frozenset({"GET", "HEAD"})
_OWN_REQUESTS = frozenset({"same-origin", "none"})
"""What browsers say in `Sec-Fetch-Site` of requests of a page of the app, and of those that a person types."""

_HEADERS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_NO_FRAME = "frame-ancestors 'none'"
_NOTHING = f"default-src 'none'; {_NO_FRAME}; sandbox"

_NOT_YOURS = "This request was not made by a page of appendix-parser, and was refused."
_NO_TOKEN = (
    "This address needs its key. Open the address that “appendix-parser app” shows in its window; "
    "it begins with http://127.0.0.1 and has the key in it."
)


class Guard:
    """Lets requests through to an application, or refuses them.

    Args:
        app: the application.
        port: the port that it listens on.
        token: what the first request has in its address, and every later one in a cookie.
    """

    def __init__(self, app: ASGIApp, port: int, token: str) -> None:
        self._app = app
        self._host = f"127.0.0.1:{port}"
        self._origin = f"http://{self._host}"
        self._cookie = f"appendix-parser-{port}"
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request (ASGI 3)."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                _protect(MutableHeaders(scope=message))
            await send(message)

        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, answer)
        else:
            await self._app(scope, receive, answer)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """Return what to answer instead of the application; None if it may answer."""
        if headers.getlist("host") != [self._host] or not self._is_from_here(scope["method"], headers):
            return PlainTextResponse(_NOT_YOURS, 403)
        if scope["path"] == "/" and (given := parse_qs(scope["query_string"].decode("latin-1")).get("token")):
            if not self._is_token(given[0]):
                return PlainTextResponse(_NO_TOKEN, 403)
            response = RedirectResponse("/", 303)
            response.set_cookie(self._cookie, self._token, httponly=True, samesite="strict", path="/")
            return response
        if not self._is_token(_cookie(headers, self._cookie)):
            return PlainTextResponse(_NO_TOKEN, 403)
        return None

    def _is_from_here(self, method: str, headers: Headers) -> bool:
        """Return whether a page of another site cannot have made the request."""
        origin = headers.get("origin")
        if origin is None and method not in _SAFE_METHODS:
            return False
        return origin in (None, self._origin) and headers.get("sec-fetch-site", "none") in _OWN_REQUESTS

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(errors="replace"), self._token.encode())


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _protect(headers: MutableHeaders) -> None:
    """Let no other site show or read what is answered, and nothing but a page of the app run a script."""
    for name, value in _HEADERS.items():
        headers[name] = value
    is_page = headers.get("content-type", "").startswith("text/html")
    headers["content-security-policy"] = _NO_FRAME if is_page else _NOTHING
