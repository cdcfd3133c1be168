"""How much an organisation may store: counted once, and right after whatever broke off."""

import threading

import httpx
import pytest

from kit import world
from kit.server import Server

LIMIT = 400_000
RAW = {"Content-Type": "application/octet-stream"}
ROWS = b"a,b\n" + b"1,2\n" * 24_999


def upload(api, name: str, content):
    return api.send("POST", "/datasets", params={"filename": name}, content=content, headers=RAW)


def used(api) -> int:
    told = api.get("/organisation")["storage"]
    assert told["limit"] == LIMIT
    return told["used"]


def half(go: threading.Event):
    """A file of which the second half waits."""
    yield ROWS[: len(ROWS) // 2]
    go.wait(20)
    yield ROWS[len(ROWS) // 2 :]


def test_what_is_stored_is_counted_through_deletes_failures_and_kills(engine, serve):
    server = serve(engine, tls=False, limits={"organisation_bytes": LIMIT})
    made = world.found(server, "full", server.first_link())
    api = made.owner
    kept = [upload(api, f"{n}.csv", ROWS).json()["id"] for n in range(3)]
    assert used(api) == 3 * len(ROWS)
    # What is larger than the rest is refused in the middle, and leaves nothing.
    answer = upload(api, "large.csv", ROWS * 2)
    assert (answer.status_code, answer.json()["code"]) == (413, "storage-full"), answer.text
    assert used(api) == 3 * len(ROWS)
    # Broken off by whoever sends it, and by the end of the server.
    with pytest.raises(httpx.HTTPError):
        upload(api, "gone.csv", broken())
    killed(server, api)
    assert used(api) == 3 * len(ROWS)
    assert [item["filename"] for item in api.everything("/datasets")] == ["2.csv", "1.csv", "0.csv"]
    api.delete(f"/datasets/{kept[0]}")
    assert used(api) == 2 * len(ROWS)
    assert upload(api, "again.csv", ROWS).status_code == 201


def broken():
    yield ROWS[:1_000]
    raise httpx.WriteError("gone")


def killed(server: Server, api) -> None:
    """Kills the server in the middle of an upload, and starts it again."""
    go = threading.Event()
    failed: list[Exception] = []

    def send() -> None:
        try:
            upload(api, "killed.csv", half(go))
        except httpx.HTTPError as error:
            failed.append(error)

    sender = threading.Thread(target=send)
    sender.start()
    go.wait(0.5)
    server.kill()
    go.set()
    sender.join(30)
    assert failed
    server.start()
