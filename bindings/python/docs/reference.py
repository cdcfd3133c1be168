#!/usr/bin/env python3
"""Writes docs/python/reference.md from the package's stubs and docstrings.

    bindings/python/docs/reference.py           writes it
    bindings/python/docs/reference.py --check   fails if it is not what would be written
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "python" / "indeck"
PAGE = HERE.parents[2] / "docs" / "python" / "reference.md"

# The page's chapters, and the files that they are made from.
CHAPTERS = [
    ("Decks", ["_deck.pyi"]),
    ("Slides and shapes", ["_slide.pyi", "_shape.pyi", "_grid.pyi"]),
    ("Charts", ["_chart.pyi"]),
    ("Reports", ["_report.pyi", "_result.pyi", "_diagnostic.pyi"]),
    ("Looking in", ["_inspection.pyi"]),
    ("Evidence", ["_evidence.pyi"]),
    ("The audit log", ["audit.pyi"]),
    ("Progress", ["_progress.py"]),
    ("Lengths", ["units.py"]),
    ("Errors", ["errors.py"]),
]
OPTIONS = "_options"
PREFIX = {"audit.pyi": "indeck.audit."}
# Special methods that say something beyond what every class has.
SPECIAL = {"__len__", "__getitem__", "__setitem__", "__delitem__", "__iter__", "__contains__", "__bool__"}


@dataclass
class Member:
    """An attribute or a function, with all its overloads and setters."""

    name: str
    nodes: list[ast.FunctionDef] = field(default_factory=list)
    annotation: str = ""
    doc: str = ""
    read_only: bool = False

    @property
    def is_function(self) -> bool:
        return bool(self.nodes) and not self.annotation


def text_of(node: ast.AST | None) -> str:
    return ast.unparse(node) if node is not None else ""


def decorators(node: ast.FunctionDef | ast.ClassDef) -> set[str]:
    return {text_of(decorator).split(".")[-1] for decorator in node.decorator_list}


def string(node: ast.stmt | None) -> str:
    """The text of a statement that is nothing but a text."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return inspect.cleandoc(node.value.value)
    return ""


def members(body: list[ast.stmt]) -> Iterator[Member]:
    """What a class or a module has, in its order, each once."""
    found: dict[str, Member] = {}
    following = [*body[1:], None]
    for node, after in zip(body, following, strict=True):
        if isinstance(node, ast.FunctionDef):
            member = found.setdefault(node.name, Member(node.name))
            marks = decorators(node)
            if "setter" in marks:
                member.read_only = False
            elif "property" in marks:
                member.annotation, member.read_only = text_of(node.returns), True
            member.nodes.append(node)
            member.doc = ast.get_docstring(node) or member.doc
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found[node.target.id] = Member(node.target.id, [], text_of(node.annotation), string(after))
    yield from found.values()


def called(member: Member, owner: str) -> str:
    """How a special method is written: `deck[index]` for `__getitem__`."""
    this = owner.lower()
    forms = {
        "__len__": f"len({this})",
        "__iter__": f"iter({this})",
        "__bool__": f"bool({this})",
        "__getitem__": f"{this}[…]",
        "__setitem__": f"{this}[…] = …",
        "__delitem__": f"del {this}[…]",
        "__contains__": f"… in {this}",
    }
    return forms.get(member.name, f"{owner}.{member.name}")


def is_public(name: str) -> bool:
    return not name.startswith("_") or name in SPECIAL


def signature(member: Member, name: str) -> str:
    """How a function is called; of overloads, what they have in common."""
    node = member.nodes[-1] if len(member.nodes) == 1 else member.nodes[0]
    given = node.args
    shown: list[str] = []
    positional = [*given.posonlyargs, *given.args]
    defaults = [None] * (len(positional) - len(given.defaults)) + list(given.defaults)
    for argument, default in zip(positional, defaults, strict=True):
        if argument.arg not in ("self", "cls"):
            shown.append(argument.arg + (f"={text_of(default)}" if default else ""))
    if given.kwonlyargs:
        shown.append("*")
    for argument, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        shown.append(argument.arg + (f"={text_of(default)}" if default else ""))
    if given.kwarg:
        shown.append(f"**{given.kwarg.arg}")
    returns = text_of(node.returns)
    arrow = f" -> {returns}" if returns and returns != "None" else ""
    line = f"{name}({', '.join(shown)}){arrow}"
    return line if len(line) <= 110 else f"{name}(\n    " + ",\n    ".join(shown) + f",\n){arrow}"


def prose(doc: str) -> str:
    """A docstring as Markdown: examples in fences, all else as it is."""
    blocks: list[str] = []
    for paragraph in re.split(r"\n\s*\n", doc.strip("\n")):
        block = textwrap.dedent(paragraph)
        if block.startswith(">>>"):
            block = f"```pycon\n{block}\n```"
        else:
            block = block.replace("``", "`")
        blocks.append(block.replace("Raises:", "**Raises**", 1) if block.startswith("Raises:") else block)
    return "\n\n".join(blocks).replace("\n```\n\n```pycon\n", "\n")


def cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("``", "`")


def attributes(found: list[Member]) -> Iterator[str]:
    """A table of what can be read, and what of it can be set."""
    shown = [member for member in found if member.annotation and is_public(member.name)]
    if not shown:
        return
    yield "| attribute | type | |\n|---|---|---|"
    for member in shown:
        settable = "" if member.read_only else " Can be set."
        summary = member.doc.split("\n\n")[0]
        yield f"| `{member.name}` | `{cell(member.annotation)}` | {cell(summary)}{settable} |"
    yield ""


def of_class(node: ast.ClassDef, prefix: str) -> Iterator[str]:
    found = list(members(node.body))
    for member in found:
        member.read_only |= "NamedTuple" in map(text_of, node.bases)
    bases = [text_of(base) for base in node.bases]
    yield f"### {prefix}{node.name}\n"
    if bases and bases[0] not in ("Protocol", "NamedTuple", "TypedDict"):
        yield f"Is also: {', '.join(f'`{base}`' for base in bases)}.\n"
    made = next((member for member in found if member.name in ("__new__", "__init__")), None)
    if made:
        yield f"```python\n{signature(made, prefix + node.name).split(' -> ')[0]}\n```\n"
    yield prose(ast.get_docstring(node) or "") + "\n"
    if made and made.doc:
        yield prose(made.doc) + "\n"
    yield from attributes(found)
    for member in found:
        if member.is_function and is_public(member.name):
            title = called(member, node.name)
            yield f"#### {title}\n"
            if title.endswith(member.name):
                yield f"```python\n{signature(member, member.name)}\n```\n"
            yield prose(member.doc) + "\n"


def offered(name: str, tree: ast.Module) -> set[str]:
    """The names of a file that callers may use: its own `__all__`, or what the package re-exports."""
    module = tree if name in PREFIX else ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    renamed = {name.name for node in module.body if isinstance(node, ast.ImportFrom) for name in node.names if name.asname}
    lists = [node.value for node in module.body if isinstance(node, ast.Assign) and text_of(node.targets[0]) == "__all__"]
    return {*ast.literal_eval(lists[0]), *renamed}


def of_file(name: str) -> Iterator[str]:
    tree = ast.parse((PACKAGE / name).read_text(encoding="utf-8"))
    prefix = PREFIX.get(name, "indeck.")
    names = offered(name, tree)
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name in names:
            yield from of_class(node, prefix)
    for member in members(tree.body):
        if member.is_function and member.name in names:
            yield f"### {prefix}{member.name}\n"
            yield f"```python\n{signature(member, prefix + member.name)}\n```\n"
            yield prose(member.doc) + "\n"


def options() -> Iterator[str]:
    """The options of marks and tables: a table for each `TypedDict`."""
    file = next((PACKAGE / f"{OPTIONS}{ending}" for ending in (".pyi", ".py") if (PACKAGE / f"{OPTIONS}{ending}").exists()))
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in tree.body:
        if not isinstance(node, ast.ClassDef):
            continue
        yield f"### {node.name}\n"
        bases = [f"`{text_of(base)}`" for base in node.bases if text_of(base) != "TypedDict"]
        yield prose(ast.get_docstring(node) or "") + "\n"
        if bases:
            yield f"All options of {', '.join(bases)}, and:\n"
        yield "| option | value | |\n|---|---|---|"
        for member in members(node.body):
            yield f"| `{member.name}` | `{cell(member.annotation)}` | {cell(member.doc)} |"
        yield ""


def page() -> str:
    lines = [
        "<!-- Made by bindings/python/docs/reference.py from the package's stubs and docstrings. -->\n",
        "# Reference\n",
        "What `import indeck` offers. The [guide](guide.md) shows how it goes together. In the examples `df` is a dict",
        "of columns (`month`, `region`, `revenue`), `deck` a deck with one slide, and `slide` that slide.\n",
    ]
    for title, files in CHAPTERS:
        lines.append(f"## {title}\n")
        for file in files:
            lines.extend(of_file(file))
    lines.append("## Options of marks and tables\n")
    lines.append("Keyword arguments of `Slide.chart`, `Chart` and `Slide.table`. Editors complete those of the mark.\n")
    lines.extend(options())
    return "\n".join(lines).rstrip() + "\n"


def main(arguments: list[str]) -> int:
    made = page()
    if "--check" in arguments:
        is_current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == made
        if not is_current:
            print(f"{PAGE.name} is not current: run bindings/python/docs/reference.py", file=sys.stderr)
        return 0 if is_current else 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
