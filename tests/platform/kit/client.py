"""A client of the JSON API, with a session or with a token."""

import time
import uuid
from typing import Any

import httpx

from .server import Server

# Beside the session's there is a cookie that a browser is known by.
SESSION = "__Host-indeck="
SAFE = {"GET", "HEAD", "OPTIONS"}


class Refused(AssertionError):
    """The server answered with another status than the test wanted."""

    def __init__(self, answer: httpx.Response, wanted) -> None:
        request = answer.request
        super().__init__(
            f"{request.method} {request.url}: {answer.status_code} instead of {wanted}: {answer.text[:2000]}"
        )
        self.answer = answer


class Api:
    """Who calls: nobody, a session or a token."""

    def __init__(self, server: Server, token: str = "", **options) -> None:
        self.server = server
        self.http = server.http(**options)
        self.token = token
        self.cookie = ""
        self.csrf = ""

    def send(self, method: str, path: str, headers: dict | None = None, **options) -> httpx.Response:
        """Any request below `/api/v1`, or a whole path; says nothing of what comes back."""
        if not path.startswith(("/api/", "/healthz", "/readyz", "http")):
            path = f"/api/v1{path}"
        asked = dict(headers or {})
        if self.token:
            asked.setdefault("Authorization", f"Bearer {self.token}")
        if self.cookie:
            asked.setdefault("Cookie", self.cookie)
        # A stranger's key is judged by a test of its own.
        if method not in SAFE and (self.token or self.cookie):
            asked.setdefault("Idempotency-Key", str(uuid.uuid4()))
            if self.csrf:
                asked.setdefault("X-CSRF-Token", self.csrf)
        asked = {name: value for name, value in asked.items() if value is not None}
        answer = self.http.request(method, path, headers=asked, **options)
        self.http.cookies.clear()
        if self.cookie:
            self.renew(answer)
        return answer

    def renew(self, answer: httpx.Response) -> None:
        """A session that was begun anew, as after a change of the password, goes on with its new cookie."""
        for value in answer.headers.get_list("set-cookie"):
            if value.startswith(SESSION) and not value.split(";")[0].endswith("="):
                self.cookie = value.split(";")[0]
                self.csrf = answer.json().get("csrf", self.csrf)

    def call(self, method: str, path: str, expect=(200, 201, 202, 204), **options) -> Any:
        """The JSON that comes back, or the bytes if it is something else."""
        answer = self.send(method, path, **options)
        wanted = (expect,) if isinstance(expect, int) else expect
        if answer.status_code not in wanted:
            raise Refused(answer, expect)
        if "json" in answer.headers.get("content-type", ""):
            return answer.json()
        return answer.content

    def get(self, path: str, **options) -> Any:
        return self.call("GET", path, **options)

    def post(self, path: str, json=None, **options) -> Any:
        return self.call("POST", path, **self.body(json, options))

    def put(self, path: str, json=None, **options) -> Any:
        return self.call("PUT", path, **self.body(json, options))

    def patch(self, path: str, json=None, **options) -> Any:
        return self.call("PATCH", path, **self.body(json, options))

    def delete(self, path: str, json=None, **options) -> Any:
        return self.call("DELETE", path, **self.body(json, options))

    @staticmethod
    def body(json, options: dict) -> dict:
        return options if json is None else {**options, "json": json}

    def enters(self, path: str, **body) -> Any:
        """Signs up, in, or accepts an invitation: whatever gives a session."""
        self.cookie, self.csrf = "", ""
        answer = self.send("POST", path, json=body)
        if answer.status_code not in (200, 201):
            raise Refused(answer, (200, 201))
        for value in answer.headers.get_list("set-cookie"):
            if value.startswith(SESSION):
                self.cookie = value.split(";")[0]
        told = answer.json()
        self.csrf = told.get("csrf", self.csrf)
        return told

    def everything(self, path: str) -> list:
        """All items of a list, page by page."""
        items, after = [], None
        while True:
            page = self.get(path, params={"after": after} if after else None)
            items += page["items"]
            after = page.get("next")
            if not after:
                return items

    def finished(self, run: str, seconds: float = 120) -> dict:
        """A run, when it is over."""
        end = time.monotonic() + seconds
        while True:
            told = self.get(f"/runs/{run}")
            if told["state"] not in ("waiting", "running"):
                return told
            assert time.monotonic() < end, f"the run is not over: {told}"
            time.sleep(0.05)
