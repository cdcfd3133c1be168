"""nginx in front of a server, as `deploy/nginx.conf` has it, on ports of the tests."""

import copy
import os
import re
import shutil
import ssl
import subprocess
from pathlib import Path

from . import ports
from .certificate import Certificate
from .server import Server
from .world import REPO

EXAMPLE = REPO / "deploy" / "nginx.conf"
PROGRAM = shutil.which("nginx") or "/usr/sbin/nginx"


class Nginx:
    """The example's servers with other ports, names and files, and nothing else of it changed."""

    def __init__(self, folder: Path, certificate: Certificate) -> None:
        self.folder, self.certificate = folder, certificate
        self.tls, self.plain = ports.free(), ports.free()
        self.base = f"https://localhost:{self.tls}"
        self.temporary = folder / "temporary"
        self.process: subprocess.Popen | None = None

    def start(self, behind: int) -> None:
        """In front of the server on a port."""
        self.temporary.mkdir()
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        places = "\n".join(f"{kind}_temp_path {self.temporary / kind};" for kind in kinds)
        file = self.folder / "nginx.conf"
        # Nothing is written outside the folder, and whoever starts it is whom it runs as.
        user = "user root;" if os.geteuid() == 0 else ""
        file.write_text(
            f"daemon off; {user} pid {self.folder}/pid; error_log {self.folder}/error.log info;\n"
            f"events {{}}\nhttp {{\n{places}\n{self.example(behind)}\n}}\n"
        )
        log = open(self.folder / "said", "wb")
        self.process = subprocess.Popen([PROGRAM, "-p", self.folder, "-c", file], stdout=log, stderr=log)
        log.close()
        ports.wait(self.tls, lambda: self.process.poll() is None)

    def example(self, behind: int) -> str:
        """The file of deploy/, for this machine."""
        text = EXAMPLE.read_text()
        for old, new in (
            ("server 127.0.0.1:8080;", f"server 127.0.0.1:{behind};"),
            ("listen 443 ", f"listen 127.0.0.1:{self.tls} "),
            ("listen 80;", f"listen 127.0.0.1:{self.plain};"),
            ("https://decks.example.org$", f"{self.base}$"),
            ("server_name decks.example.org;", "server_name localhost;"),
            ("/etc/nginx/tls/certificate.pem", str(self.certificate.chain)),
            ("/etc/nginx/tls/key.pem", str(self.certificate.key)),
        ):
            assert old in text, f"deploy/nginx.conf no longer says {old}"
            text = text.replace(old, new)
        assert "decks.example.org" not in re.sub(r"^#.*$", "", text, flags=re.MULTILINE)
        return text

    def before(self, server: Server) -> Server:
        """The server as the world sees it."""
        seen = copy.copy(server)
        seen.base, seen.trust = self.base, ssl.create_default_context(cafile=str(self.certificate.authority))
        return seen

    def complaints(self) -> list[str]:
        """What it held to be wrong with the server behind it."""
        return re.findall(r"\[(?:error|crit|alert|emerg|warn)\].*", (self.folder / "error.log").read_text())

    def spilt(self) -> list[Path]:
        """Files that it wrote of what went through."""
        return [path for path in self.temporary.rglob("*") if path.is_file()]

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
