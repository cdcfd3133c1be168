"""What is in deploy/: a unit that takes rights away, and configurations that the server takes."""

import json
import re
import shutil
import subprocess
import tomllib

import pytest
import yaml

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


def test_the_unit_bounds_memory_and_swaps_none_of_it():
    told = dict(re.findall(r"^(\w+)=(\S+)$", (DEPLOY / "indeck.service").read_text(), flags=re.MULTILINE))
    assert told["MemoryMax"].endswith("G") and told["MemorySwapMax"] == "0" and int(told["TasksMax"]) > 0
    assert (told["DynamicUser"], told["NoNewPrivileges"], told["ProtectSystem"]) == ("yes", "yes", "strict")
    assert told["Restart"] == "on-failure"


def test_the_image_is_nobodys_and_tells_its_health(program, tmp_path):
    text = (DEPLOY / "Containerfile").read_text()
    final = text.rsplit("\nFROM ", 1)[1]
    user, group = re.search(r"^USER (\d+):(\d+)$", final, flags=re.MULTILINE).groups()
    assert int(user) > 999 and int(group) > 999
    assert f"-o {user} -g {group} /var/lib/indeck" in final
    assert not re.search(r"^(ADD|ENV .*(KEY|SECRET|PASSWORD))", final, flags=re.MULTILINE)
    # Its check of health, as the container's engine would run it.
    asked = json.loads(re.search(r"^HEALTHCHECK [^\[]*CMD (\[.*\])$", final, flags=re.MULTILINE)[1])
    server = Server(program, Place(tmp_path), None)
    assert "127.0.0.1/9090 " in asked[-1]
    asked[-1] = asked[-1].replace("/9090 ", f"/{server.admin} ")
    assert subprocess.run(asked, capture_output=True, timeout=20).returncode != 0, "nobody is there"
    server.start()
    done = subprocess.run(asked, capture_output=True, text=True, timeout=20)
    assert done.returncode == 0, done.stderr
    server.stop()


def test_the_composed_services_have_few_rights_and_bounds():
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    indeck = services["indeck"]
    assert indeck["read_only"] is True and indeck["cap_drop"] == ["ALL"]
    assert indeck["memswap_limit"] == indeck["mem_limit"] and indeck["pids_limit"] > 0
    settings = tomllib.loads((DEPLOY / "compose.toml").read_text())
    assert settings["admin"]["listen"] == "127.0.0.1:9090", "where the image asks for its health"
    for name, service in services.items():
        assert "no-new-privileges:true" in service["security_opt"], name
        assert "privileged" not in service, name
        # Each image is one that does not change under its name, but for our own.
        assert name == "indeck" or re.search(r":(\d+|RELEASE\.[\dTZ-]+)$", service["image"]), name
    assert [name for name, service in services.items() if service.get("ports")] == ["store"], "whose network the server shares"
    assert services["store"]["ports"] == ["8443:8443"]


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
