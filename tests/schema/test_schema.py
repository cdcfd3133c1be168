"""The JSON Schemas: they accept every sound spec and brand file that there is, know no key that is not
tried, and reject of the broken specs what is wrong in form."""

import json
import re
import subprocess

import jsonschema
import pytest
import specs
import yaml
from conftest import REPO, TARGET

#: Findings about a spec's form, which a schema can have as well.
FORM = {"unknown-key", "missing-key", "wrong-type", "bad-value", "unknown-content", "duplicate-key", "yaml-syntax", "spec-too-large"}
#: Broken specs that the schema takes for sound, by what it cannot know.
BEYOND = {
    "which of two keys there must be, or must not": {
        "brand-without-template", "chart-bins-width-and-count", "chart-bubble-without-size", "chart-layer-without-x",
        "chart-reference-without-value", "chart-second-split-twice", "chart-stock-without-low", "from-and-sql", "loop-with-slide-and-slides",
        "loop-without-slides", "template-missing-key",
    },
    "that a list must not be empty": {"chart-gradient-of-one-colour", "chart-no-layers", "chart-no-y", "no-slides", "sort-empty", "table-no-columns"},
    "what is a number format, a colour's role or a language": {
        "axis-format-letters", "bad-format", "brand-default-with-unknown-role", "brand-format-with-letters",
        "brand-language-unknown", "brand-names-unknown-in-spec", "color-unknown", "defaults-color-unknown",
        "format-letters", "label-format-sections", "table-format-bracket",
    },
    "that a file is named which is no spec": {"include-of-a-table"},
    "what a text or a number must say": {"chart-axis-unit-of-words", "chart-errors-of-words", "chart-errors-two-lengths", "chart-unit-zero", "loop-misses-its-name", "loop-name-is-number", "loop-without-in", "source-delimiter"},
    "that a key stands twice, which the reader of YAML here forgives": {"duplicate-key"},
}


#: Keys of marks that stand alone.
ALONE = {
    "bins", "box", "bubbles", "connectors", "explode", "filled", "form", "map", "parent_labels", "second", "totals",
    "view",
}


class Loader(yaml.SafeLoader):
    """YAML 1.2: `no`, `y` and days are text."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
]:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def load(text):
    """A text as data; `None` where it is no YAML."""
    try:
        return yaml.load(text, Loader)
    except (yaml.YAMLError, ValueError):
        return None


@pytest.fixture(scope="module")
def schemas():
    """The two schemas, and the one of an included file: a spec's, of which nothing must be there."""
    program = TARGET / "debug" / "indeck"
    print_schema = lambda *options: json.loads(subprocess.check_output([program, "schema", *options]))
    spec, brand = print_schema(), print_schema("--brand")
    keys = {key: spec["properties"][key] for key in spec["properties"] if key not in ("report", "burst", "defaults")}
    part = {**spec, "properties": keys, "required": []}
    return {"spec": spec, "brand": brand, "part": part}


def kind(name, data):
    """Which schema a file of a project must fit; nothing for files that are no specs."""
    if name == "report.yaml":
        return "spec"
    if not name.endswith(".yaml"):
        return None
    return "brand" if isinstance(data, dict) and "indeck_brand" in data or "brand" in name else "part"


def faults(schemas, files):
    """What the schemas find wrong with the files of a project."""
    for name, text in files.items():
        data = load(text)
        which = kind(name, data)
        if which and data is None:
            yield f"{name}: not YAML"
        elif which:
            for error in jsonschema.Draft7Validator(schemas[which]).iter_errors(data):
                yield f"{name}: {error.json_path}: {error.message[:200]}"


def snippets():
    """Whole specs and brand files of the guide, by their place."""
    for page in sorted((REPO / "docs" / "guide").glob("*.md")):
        for number, text in enumerate(re.findall(r"^```yaml(?![^\n]*broken)[^\n]*\n(.*?)^```", page.read_text(), re.M | re.S)):
            if re.search(r"^indeck(_brand)?: 1", text, re.M) and (text.startswith("indeck_brand") or "\nslides:" in text):
                name = "brand.yaml" if "indeck_brand: 1" in text else "report.yaml"
                yield f"{page.name} {number}", {name: text}


def sound():
    """Projects that are sound: the valid specs, the examples, what `indeck new` writes, and the guide."""
    for project in specs.projects("valid"):
        yield f"valid {project.name}", project.files
    for pattern in ("examples/*/report.yaml", "crates/indeck-cli/starters/*/report.yaml"):
        for path in sorted(REPO.glob(pattern)):
            yield f"{path.parent.parent.name} {path.parent.name}", {"report.yaml": path.read_text()}
    yield from snippets()


SOUND = list(sound())


@pytest.mark.parametrize("files", [files for _, files in SOUND], ids=[name for name, _ in SOUND])
def test_a_sound_spec_fits_the_schema(files, schemas):
    assert not list(faults(schemas, files))


def test_the_schemas_reject_what_is_wrong_in_form_and_nothing_else(schemas):
    for_form, beyond = set(), set()
    for project in specs.projects("broken"):
        if project.said("set"):
            continue
        codes = {line.split(" ")[1] for line in project.said("expect") if not line.startswith("--")}
        rejected = list(faults(schemas, project.files))
        if codes & FORM and not rejected:
            beyond.add(project.name)
        if rejected and not codes & FORM:
            for_form.add(f"{project.name}: {rejected[0]}")
    assert not for_form
    assert beyond == set().union(*BEYOND.values())


def used(schema, root, data, found, at=""):
    """Notes which keys and words of a schema some data uses, by the place where they are defined."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return used(root["definitions"][name], root, data, found, name)
    for word in schema.get("enum", []):
        if word == data and isinstance(word, bool) == isinstance(data, bool):
            found.add((str(schema["enum"]), str(word)))
    for one in schema.get("anyOf", []):
        whole = {**one, "definitions": root["definitions"]}
        if jsonschema.Draft7Validator(whole).is_valid(data):
            used(one, root, data, found, at)
    if isinstance(data, dict):
        for key, value in data.items():
            below = schema.get("properties", {}).get(key)
            if below is not None:
                found.add((at, key))
                used(below, root, value, found, f"{at}.{key}")
            elif isinstance(schema.get("additionalProperties"), dict):
                used(schema["additionalProperties"], root, value, found, at)
    if isinstance(data, list) and "items" in schema:
        for member in data:
            used(schema["items"], root, member, found, at)


def known(schema, at=""):
    """All keys and words of a schema, by the place where they are defined."""
    for word in schema.get("enum", []):
        yield str(schema["enum"]), str(word)
    for one in schema.get("anyOf", []):
        yield from known(one, at)
    for key, below in schema.get("properties", {}).items():
        yield at, key
        yield from known(below, f"{at}.{key}")
    for inner in ("items", "additionalProperties"):
        if isinstance(schema.get(inner), dict):
            yield from known(schema[inner], at)


@pytest.mark.parametrize("which", ["spec", "brand"])
def test_some_valid_spec_uses_every_key_and_word(which, schemas):
    root, found = schemas[which], set()
    for project in specs.projects("valid"):
        for name, text in project.files.items():
            data = load(text)
            if kind(name, data) == which or (which, kind(name, data)) == ("spec", "part"):
                used(root, root, data, found)
    # A report under a policy needs a log: those of the examples have one, which their caller names.
    found |= {("", "policy"), ("", "audit")} if any("policy:" in files.get("report.yaml", "") for _, files in SOUND) else set()
    wanted = set(known(root))
    # What a brand file has of a spec's is tried in specs.
    own = {"spec": {}, "brand": schemas["spec"]["definitions"]}[which]
    for name, definition in root["definitions"].items():
        wanted |= set(known(definition, name)) if name not in own else set()
    # The theme's colours by name are tried by the tests of colours.
    missing = {(at, word) for at, word in wanted - found if not re.fullmatch(r"(accent|tx|bg)\d|hlink|folHlink", word)}
    # A layer has the keys of a chart in its shape; those of marks that are no layers are illegal there.
    missing -= {("layer", word) for word in ALONE}
    assert not missing, sorted(missing)


@pytest.mark.parametrize("which, name", [("spec", "report"), ("brand", "brand")])
def test_the_committed_schema_is_what_the_command_prints(which, name, schemas):
    committed = json.loads((REPO / "docs" / f"{name}.schema.json").read_text())
    assert committed == schemas[which], f"indeck schema{' --brand' * (which == 'brand')} -o docs/{name}.schema.json"
