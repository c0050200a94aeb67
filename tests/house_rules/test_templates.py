"""What no template may hold, and what each must."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment

from tests.templates.gallery import ROOT, gallery_app

FOLDER = ROOT / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
OUTSIDE = [name for name in TEMPLATES if not name.startswith("components/")]
MARKUP = re.compile(r"<(?:input|select|textarea|table|option)\b")
INLINE = re.compile(r"\sstyle=|\son[a-z]+=|<style\b|<script(?![^>]*\ssrc=)|javascript:")
ICON = re.compile(r"\bicon\('([^']+)'|\bicon_name=[\"']([^\"']+)")


@pytest.fixture(scope="module")
def environment() -> Environment:
    return gallery_app().jinja_env


def text(name: str) -> str:
    return Path(FOLDER, name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(environment: Environment, name: str):
    environment.compile(text(name), name)


@pytest.mark.parametrize("name", OUTSIDE)
def test_inputs_and_tables_are_drawn_by_components_only(name: str):
    assert MARKUP.findall(text(name)) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_holds_no_style_or_script_of_its_own(name: str):
    assert INLINE.findall(text(name)) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_icon_named_in_a_template_is_in_the_sprite(environment: Environment, name: str):
    named = {one or other for one, other in ICON.findall(text(name))}
    assert named <= environment.globals["icon"].__self__.icons


@pytest.mark.parametrize(
    ("pattern", "sample"),
    [
        (MARKUP, '<input name="a">'),
        (MARKUP, "<table>"),
        (INLINE, '<p style="color: red">'),
        (INLINE, '<a onclick="x()">'),
        (INLINE, "<script>x()</script>"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], sample: str):
    assert pattern.search(sample)
