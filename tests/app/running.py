"""The app as the installed program runs it, and ways to ask it that no browser has."""

from __future__ import annotations

import contextlib
import csv
import http.client
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from tests.warmed import CAN_COPY, PROGRAM, SECONDS, Copy, Warm

CHECKOUT = Path(__file__).parents[2]


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


Process = subprocess.Popen[bytes] | Copy


class App:
    """A running app; it ends with `stop` or `kill`."""

    def __init__(
        self,
        folder: Path,
        *options: str,
        program: Sequence[str | Path] = (PROGRAM,),
        warm: Warm | None = None,
    ) -> None:
        """Start an app: the installed program, another one, or a copy of one that has loaded it already."""
        self.folder = folder
        self._warm = warm if CAN_COPY else None
        self._errors = folder.parent / f"{folder.name}.log"
        self._errors.write_bytes(b"")
        arguments = ["app", str(folder), "--no-browser", *options]
        self.process: Process = (
            self._warm.start(arguments, folder.parent, self._errors)
            if self._warm
            else self._started([*program, *arguments])
        )
        self.first_url = self._address()
        self.port = int(self.first_url.split(":")[2].split("/")[0])
        self.origin = f"http://127.0.0.1:{self.port}"
        self.token = self.first_url.partition("token=")[2]

    def _started(self, command: Sequence[str | Path]) -> subprocess.Popen[bytes]:
        with self._errors.open("w") as log:
            return subprocess.Popen(
                command,
                stderr=log,
                stdout=subprocess.DEVNULL,
                cwd=self.folder.parent,
                env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
            )

    def _address(self) -> str:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            found = re.search(r"open (http://\S+)\n", self.said)
            if found:
                return found[1]
            time.sleep(0.05)
        raise AssertionError(self.said)

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a CSV file in the folder; none if it is not there."""
        path = self.folder / name
        return [*csv.DictReader(path.read_text("utf-8").splitlines())] if path.exists() else []

    @property
    def said(self) -> str:
        return self._errors.read_text("utf-8")

    @property
    def cookie(self) -> str:
        return f"appendix-parser-{self.port}={self.token}"

    def raw(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Ask with these headers and no others, except Host and the length of the body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            # It may answer, and close, before it has all.
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                connection.request(method, path, body, {**(headers or {})})
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Ask as a page of the app does."""
        content = body if isinstance(body, bytes) else None if method == "GET" else json.dumps(body).encode()
        own = {"Cookie": self.cookie, "Origin": self.origin, "Sec-Fetch-Site": "same-origin"}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.raw(method, path, content, {**own, **named})

    def add(self, name: str, data: bytes) -> Answer:
        return self.ask("POST", f"/documents?name={quote(name, safe='')}", data)

    def state(self) -> Any:
        return self.ask("GET", "/state").json

    def edition(self, name: str) -> Any:
        return next(each for each in self.state()["editions"] if each["name"] == name)

    def mark(self, name: str) -> str:
        """Return what a page names as the state of a document that it knows."""
        return str(self.ask("GET", f"/editions/{name}/state").json["mark"])

    def wait_for(self, name: str, *stages: str) -> Any:
        """Wait until a document has come as far as one of these stages, and return what is known of it."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            found = self.edition(name)
            if found["stage"] in stages:
                return found
            time.sleep(0.1)
        raise AssertionError(found)

    def run(self, *arguments: str) -> bytes:
        """Run the command line in the folder, and return what it puts out."""
        if self._warm is not None:
            return self._warm.output_of(arguments, self.folder)
        command = [str(PROGRAM), *arguments]
        return subprocess.run(command, cwd=self.folder, check=True, capture_output=True).stdout

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(SECONDS)
