"""What is in deploy/: a unit that takes rights away, and configurations that the server takes."""

import re
import shutil
import subprocess
import tomllib

import pytest

from kit import ports, store, world
from kit.server import Place, Server, toml

DEPLOY = world.REPO / "deploy"


def test_the_unit_leaves_the_server_few_rights(program, tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd is not installed")
    unit = tmp_path / "indeck.service"
    unit.write_text((DEPLOY / "indeck.service").read_text().replace("/usr/local/bin/indeck", str(program)))
    said = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True)
    assert said.returncode == 0 and "indeck.service" not in said.stderr, said.stderr
    said = subprocess.run(["systemd-analyze", "security", "--offline=yes", "--no-pager", unit], capture_output=True, text=True)
    exposure = float(re.search(r"exposure level for \S+: ([\d.]+)", said.stdout)[1])
    assert exposure <= 1.5, said.stdout
    assert f"it {exposure} on its scale" in (DEPLOY / "README.md").read_text()


def test_the_configuration_of_the_compose_file_works(program, tmp_path, certificate, request):
    postgres, objects = request.getfixturevalue("postgres"), request.getfixturevalue("store")
    settings = tomllib.loads((DEPLOY / "compose.toml").read_text())
    postgres.database("indeck-compose")
    secret = tmp_path / "secret"
    secret.write_text(store.SECRET + "\n")
    secret.chmod(0o600)
    server = Server(program, Place(tmp_path), certificate)
    settings |= {"data": tmp_path / "data", "listen": f"127.0.0.1:{server.port}", "public_url": server.base}
    settings["tls"] = {"certificate": certificate.chain, "key": certificate.key}
    settings["database"] = {"url": postgres.socket_url("indeck-compose")}
    settings["store"] |= {
        "endpoint": objects.endpoint, "bucket": objects.bucket("indeck-compose"), "access_key_id": store.ACCESS,
        "secret_access_key_file": secret,
    }
    server.config.write_text(toml(settings))
    server.start()
    made = world.furnish(world.found(server, "compose", server.first_link()))
    assert made.ids["deck"]
    assert list(objects.objects("indeck-compose")), "nothing lies in the bucket"
    assert server.stop() == 0


def test_every_setting_that_is_shown_is_one(program, tmp_path, certificate):
    """The example as it stands, with all that is commented out as well."""
    text = (DEPLOY / "indeck.toml").read_text()
    whole = re.sub(r"^# (\[?[a-z_]+(?:\]| = ))", r"\1", text, flags=re.MULTILINE)
    settings = tomllib.loads(whole)
    assert set(settings) >= {"tls", "database", "store", "keys", "proxy", "admin", "log", "limits"}
    # Only one of the two is used at a time, and nothing else of it is on this machine.
    del settings["keys"], settings["database"], settings["store"]
    server = Server(program, Place(tmp_path), certificate)
    settings |= {"data": tmp_path / "data", "listen": f"127.0.0.1:{server.port}", "public_url": server.base}
    settings["tls"] |= {"certificate": certificate.chain, "key": certificate.key, "redirect_listen": f"127.0.0.1:{ports.free()}"}
    settings["admin"] = {"listen": f"127.0.0.1:{ports.free()}"}
    server.config.write_text(toml(settings))
    server.start()
    assert server.stop() == 0
