"""`indeck serve` as somebody who runs it would start it: with a configuration, in a folder, on a free port."""

import os
import re
import signal
import ssl
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import httpx

from . import ports, store
from .certificate import Certificate

LINK = re.compile(r"(https?://\S+)?(/sign-up/[A-Za-z0-9_-]+)")
# Tests ask quickly and often; what is to be judged of limits has a server of its own.
WIDE = {
    "address_per_second": 1_000_000,
    "account_per_second": 1_000_000,
    "organisation_per_second": 1_000_000,
    "sign_in_per_minute": 1_000_000,
}


@dataclass
class Place:
    """Where a server keeps what it knows; several servers may share one."""

    folder: Path
    database: str = ""
    bucket: str = ""
    endpoint: str = ""

    @property
    def root_key(self) -> Path:
        return self.folder / "root.key"


def toml(values: dict, prefix: str = "") -> str:
    """Tables of texts, numbers, booleans and lists, as TOML."""
    plain = {key: value for key, value in values.items() if not isinstance(value, dict)}
    tables = {key: value for key, value in values.items() if isinstance(value, dict)}
    lines = [f"{key} = {written(value)}" for key, value in plain.items()]
    if prefix and lines:
        lines.insert(0, f"[{prefix}]")
    return "\n".join(lines + [toml(table, f"{prefix}.{key}".strip(".")) for key, table in tables.items()]) + "\n"


def written(value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(written(item) for item in value) + "]"
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


class Server:
    """A server of a place. `settings` are tables of `indeck.toml` over those that tests want."""

    def __init__(self, program: Path, place: Place, certificate: Certificate | None, **settings) -> None:
        self.program = program
        self.place = place
        self.certificate = certificate
        self.port, self.admin, self.plain = ports.free(), ports.free(), ports.free()
        self.base = f"https://localhost:{self.port}" if certificate else f"http://127.0.0.1:{self.port}"
        self.log = place.folder / f"server-{self.port}.log"
        self.config = place.folder / f"indeck-{self.port}.toml"
        self.config.write_text(toml(self.tables(settings)))
        self.process: subprocess.Popen | None = None
        self.trust = ssl.create_default_context(cafile=str(certificate.authority)) if certificate else None
        self.clock: list[str] = []

    def ahead(self, days: int) -> None:
        """From its next start on, its clock is days ahead; its timers go on as they do."""
        self.clock = ["faketime", "-m", "--exclude-monotonic", "-f", f"+{days}d"]

    def tables(self, settings: dict) -> dict:
        tables = {
            "data": self.place.folder,
            "listen": f"127.0.0.1:{self.port}",
            "public_url": self.base,
            "limits": dict(WIDE),
            "admin": {"listen": f"127.0.0.1:{self.admin}"},
            "log": {"format": "json", "level": "info"},
        }
        if self.certificate:
            tables["tls"] = {
                "certificate": self.certificate.chain,
                "key": self.certificate.key,
                "redirect_listen": f"127.0.0.1:{self.plain}",
            }
        if self.place.database:
            tables["database"] = {"url": self.place.database}
        if self.place.bucket:
            secret = self.place.folder / "s3.secret"
            secret.write_text(store.SECRET)
            secret.chmod(0o600)
            tables["store"] = {
                "kind": "s3", "bucket": self.place.bucket, "region": store.REGION, "endpoint": self.place.endpoint,
                "access_key_id": store.ACCESS, "secret_access_key_file": secret,
            }
        for name, table in settings.items():
            tables[name] = {**tables.get(name, {}), **table} if isinstance(table, dict) else table
        return tables

    def start(self, wait: bool = True) -> "Server":
        """Starts it, after a kill too."""
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [*self.clock, self.program, "serve", "--config", self.config],
                stdout=log, stderr=log, start_new_session=True, env={**os.environ, "NO_COLOR": "1"},
            )
        if wait:
            self.wait()
        return self

    def wait(self, seconds: float = 60) -> None:
        """Returns when it is ready to answer."""
        try:
            ports.wait(self.port, lambda: self.process.poll() is None, seconds)
            end = time.monotonic() + seconds
            while self.http().get("/readyz").status_code != 200:
                assert time.monotonic() < end, "is never ready"
                time.sleep(0.05)
        except (RuntimeError, TimeoutError, AssertionError, httpx.TransportError) as error:
            raise RuntimeError(f"{error}\n{self.said()}") from error

    def http(self, **options) -> httpx.Client:
        """A client without any credential."""
        verify = self.trust or True
        return httpx.Client(base_url=self.base, verify=verify, timeout=options.pop("timeout", 60), **options)

    def said(self) -> str:
        """All that it has printed."""
        return self.log.read_text(errors="replace")

    def first_link(self) -> str:
        """The latest link of sign-up that it printed."""
        end = time.monotonic() + 20
        while not (found := LINK.findall(self.said())):
            assert time.monotonic() < end, f"no sign-up link:\n{self.said()}"
            time.sleep(0.05)
        return found[-1][1]

    def another_link(self) -> str:
        """One more link of sign-up, which whoever runs the server asks for."""
        said = self.command("admin", "sign-up-link", "--config", self.config)
        assert said.returncode == 0, said.stdout + said.stderr
        return LINK.findall(said.stdout + said.stderr)[-1][1]

    def command(self, *words) -> subprocess.CompletedProcess:
        """Another command of the same program."""
        return subprocess.run([self.program, *words], capture_output=True, text=True, timeout=120)

    def kill(self) -> None:
        """Ends it without a word."""
        # The group, since a shifted clock comes with a process of its own.
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Asks it to end, and says how it ended."""
        if self.process is None or self.process.poll() is not None:
            return -1 if self.process is None else self.process.returncode
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def memory(self, field: str = "VmHWM") -> int:
        """Bytes of memory: the most so far, or `VmRSS` for now."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(field):
                return int(line.split()[1]) * 1024
        raise ValueError(field)
