"""What a newcomer reads names files and folders that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXTS = (
    "README.md",
    "docs/first-day.md",
    "docs/bench.md",
    *(f"docs/adr/{p.name}" for p in ROOT.glob("docs/adr/*.md")),
)
NAMED = re.compile(
    r"`((?:app|docs|exports|migrations|templates|tests|\.ci)/[\w./-]*)`|\]\((?!https?:)([^)#]+)"
)


def missing(text: str, at: Path) -> list[str]:
    """The paths of a text, from the root in backticks or as links from where it stands, that lead nowhere."""
    named = ((ROOT / path, path) if path else (at / link, link) for path, link in NAMED.findall(text))
    return [word for path, word in named if not path.exists()]


@pytest.mark.parametrize("name", TEXTS)
def test_every_path_named_is_there(name):
    text = ROOT / name
    assert missing(text.read_text(), text.parent) == []


def test_a_path_that_leads_nowhere_is_reported():
    text = "`app/gone.py`, `app/web.py`, [one](README.md), [two](gone.md), [three](https://example.vn/gone)"
    assert missing(text, ROOT) == ["app/gone.py", "gone.md"]
