"""The program: a server for one folder, and a browser that shows it."""

from __future__ import annotations

import os
import secrets
import webbrowser
from collections.abc import Callable

from appendix_parser import isolation
from appendix_parser.app.child_tasks import NEEDED
from appendix_parser.app.folder import Folder
from appendix_parser.app.web.guard import Guard
from appendix_parser.app.web.routes import Parts, application
from appendix_parser.app.web.server import ADDRESS, Server, bound

_MOST_JOBS = 2
"""Documents that are read at a time; each takes up to three processes."""


def serve(folder: Folder, port: int, announce: Callable[[str], None], *, browser: bool) -> None:
    """Serve a folder until the program is stopped.

    Args:
        folder: the folder.
        port: the port; 0 for a free one.
        announce: is called with the address to open, which has the token in it.
        browser: whether to open it in the browser.

    Raises:
        InputError: the port cannot be used.
    """
    token = secrets.token_urlsafe(32)
    with bound(port) as listening:
        isolation.get_ready(*NEEDED)
        port = listening.getsockname()[1]
        address = f"http://{ADDRESS}:{port}/?token={token}"

        def started() -> None:
            announce(address)
            if browser:
                webbrowser.open(address)

        parts = Parts.of(folder, min(_MOST_JOBS, os.cpu_count() or 1), lambda: server.stop())
        server = Server(Guard(application(parts), port, token), started)
        try:
            server.run(sockets=[listening])
        finally:
            parts.desk.close()
