"""The runner of the guide: what a fragment becomes, and when output agrees."""

import pytest
from chapter import GUIDE, read
from workbench import agrees, put

SPEC = """indeck: 1
tables:
  a: { from: s }
  b:
    from: s
slides:
  - id: one
    layout: X
  - { id: two, layout: Y }
"""


@pytest.mark.parametrize(
    ("key", "fragment", "there", "gone"),
    [
        ("slides", "- id: one\n  layout: Z\n", "  - id: one\n    layout: Z\n  - { id: two", "layout: X"),
        ("slides", "- { id: two, layout: Z }\n", "layout: X\n  - { id: two, layout: Z }\n", "layout: Y"),
        ("slides", "- layout: Z\n", "  - { id: two, layout: Y }\n  - layout: Z\n", "?"),
        ("tables", "b: { sql: x }\n", "  b: { sql: x }\nslides:", "  b:\n"),
        ("tables", "c: { from: s }\n", "    from: s\n  c: { from: s }\nslides:", "?"),
        ("sources", "sources: { s: x.csv }\n", "sources: { s: x.csv }\nslides:", "?"),
        ("tables", "tables: { c: { from: s } }\n", "indeck: 1\ntables: { c: { from: s } }\nslides:", "  a:"),
        ("checks", "- id: c\n  assert: x\n", "checks:\n  - id: c\n    assert: x\nslides:", "?"),
    ],
)
def test_a_fragment_is_put_at_its_key(key, fragment, there, gone):
    made = put(SPEC, key, fragment)
    assert there in made
    assert gone not in made


@pytest.mark.parametrize(
    ("shown", "told", "same"),
    [
        ("wrote a.pptx: 1 slide (70 kB) in 0.1 s", "wrote a.pptx: 1 slide (71 kB) in 98 ms\n", True),
        ("wrote a.pptx: 1 slide (70 kB) in 0.1 s", "wrote a.pptx: 2 slides (70 kB) in 0.1 s", False),
        ("first\n…\nlast", "first\n2\n3\nlast\n", True),
        ("first\n…\nlast", "first\n2\n3\n", False),
        ("a", "ab", False),
        ("", "something", False),
    ],
)
def test_output_agrees_but_for_times_and_sizes(shown, told, same):
    assert agrees(shown, told) is same


def test_a_block_without_a_word_on_what_it_is_is_seen(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# A\n\n```yaml\na: 1\n```\n\n```yaml file=a.yaml broken\nb: 1\n```\n", encoding="utf-8")
    first, second = read(page).steps
    assert (first.options, first.line) == ({}, 3)
    assert (second.options, second.text) == ({"file": "a.yaml", "broken": ""}, "b: 1\n")
    assert GUIDE.is_dir()
