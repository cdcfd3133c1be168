"""A PostgreSQL server of the tests, in a folder of its own, that may be killed and started again."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import psycopg

from . import ports
from .certificate import Certificate

PASSWORD = "password-of-the-tests"


def programs() -> Path:
    """The folder of `initdb` and `postgres`: Debian keeps it out of the path."""
    found = shutil.which("initdb")
    if found:
        # The path may have links to some of the programs alone.
        return Path(found).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))


class Postgres:
    """A server on a loopback port. PostgreSQL does not run as root, so root lends it the user `postgres`."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="indeck-postgres-"))
        self.data = self.folder / "data"
        self.port = ports.free()
        self.process: subprocess.Popen | None = None
        self.identity: dict = {}
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self.identity = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        subprocess.run(
            [programs() / "initdb", "--pgdata", self.data, "--username", "indeck", "--pwfile", secret]
            + ["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--wal-segsize", "4"],
            check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **self.identity,
        )

    def start(self) -> None:
        """Starts it, after a kill too, and waits until it answers."""
        log = open(self.folder / "log", "ab")
        settings = [f"port={self.port}", f"unix_socket_directories={self.folder}", "listen_addresses=127.0.0.1"]
        settings += ["max_connections=200", "log_statement=all" if os.environ.get("INDECK_SQL_LOG") else "log_statement=none"]
        options = [word for setting in settings for word in ("-c", setting)]
        self.process = subprocess.Popen(
            [programs() / "postgres", "-D", self.data, *options],
            stdout=log, stderr=log, cwd=self.folder, start_new_session=True, **self.identity,
        )
        log.close()
        ports.wait(self.port, lambda: self.process.poll() is None)
        while True:
            try:
                self.connect("postgres").close()
                return
            except psycopg.OperationalError:
                if self.process.poll() is not None:
                    raise

    def connect(self, database: str) -> psycopg.Connection:
        """A connection that commits each statement."""
        return psycopg.connect(self.url(database), autocommit=True, connect_timeout=10)

    def url(self, database: str) -> str:
        return f"postgres://indeck:{PASSWORD}@127.0.0.1:{self.port}/{database}"

    def socket_url(self, database: str) -> str:
        """The same by its Unix socket."""
        return f"postgres://indeck:{PASSWORD}@localhost:{self.port}/{database}?host={self.folder}"

    def database(self, name: str) -> str:
        """A new empty database, by its address."""
        with self.connect("postgres") as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def secure(self, certificate: Certificate) -> None:
        """Speaks TLS from now on, with that certificate."""
        key = self.data / "server.key"
        shutil.copy(certificate.chain, self.data / "server.crt")
        shutil.copy(certificate.key, key)
        key.chmod(0o600)
        if self.identity:
            for file in (key, self.data / "server.crt"):
                os.chown(file, self.identity["user"], self.identity["group"])
        with self.connect("postgres") as connection:
            connection.execute("ALTER SYSTEM SET ssl = on")
            connection.execute("SELECT pg_reload_conf()")

    def checkpoint(self) -> None:
        """All that is in memory goes to the files."""
        with self.connect("postgres") as connection:
            connection.execute("CHECKPOINT")

    def kill(self) -> None:
        """As if the power went: all its processes at once, without a word."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ends it and takes its folder away: nothing needs to be written any more."""
        if self.process is not None and self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
