"""Imports point down the plan, features use earlier features, and nothing is imported out of sight."""

import ast
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

from tests.house_rules.places import FEATURES, breaches, place

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for package in ("app", "exports") for path in (ROOT / package).rglob("*.py"))


def test_every_import_points_down():
    graph = grimp.build_graph("app", "exports", include_external_packages=True, cache_dir=None)
    imports = [
        (importer, imported)
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
    ]
    assert list(breaches(imports)) == []


def test_every_file_has_a_place_in_the_plan():
    strangers = [path for path in SOURCES if place(_dotted(path)) is None]
    assert _shown(strangers) == []


def test_every_folder_with_code_is_a_package():
    folders = {path.parent for path in SOURCES}
    assert _shown(folder for folder in folders if not (folder / "__init__.py").exists()) == []


def test_the_folder_of_a_feature_runs_nothing_when_imported():
    starters = (ROOT / "app" / feature / "__init__.py" for feature in FEATURES)
    assert _shown(path for path in starters if path.exists() and _does_something(path.read_text())) == []


def test_imports_stand_at_the_head_of_their_file():
    hidden = [f"{_shown([path])[0]}:{line}" for path in SOURCES for line in _hidden_imports(path.read_text())]
    assert hidden == []


@pytest.mark.parametrize(
    ("importer", "imported", "fault"),
    [
        ("app.aid.models", "app.aid.actions", "models stands below actions"),
        ("app.aid.models", "app.reports.models", "aid comes before reports"),
        ("app.office.views", "app.desk.views", "office comes before desk"),
        ("app.aid.forms", "app.web", "forms and web stand beside each other"),
        ("app.aid.views", "app.navigation", "views and navigation stand beside each other"),
        ("exports.workbook", "app.aid.views", "exports stands below views"),
        ("exports.workbook", "app.web", "exports and web stand beside each other"),
        ("app.registers", "app.aid.views", "registers stands below views"),
        ("app.aid.forms", "app.registers", "forms stands below registers"),
        ("app.core.money", "app.office.models", "core stands below models"),
        ("app.core.money", "app", "core stands below start"),
        ("app.aid", "app.aid.models", "folder stands below models"),
        ("app.aid", "app.core.money", "folder stands below core"),
        ("app.aid.models", "app.aid.helpers", "the plan has no such place"),
        ("app.aid.clock", "app.utils", "the plan has no such place"),
        ("app.aid.workflow", "flask", "flask is for"),
        ("app.aid.register", "wtforms", "wtforms is for"),
        ("exports.letterhead", "xlsxwriter", "xlsxwriter is for exports.workbook only"),
    ],
)
def test_an_import_against_the_plan_is_reported(importer, imported, fault):
    (found,) = breaches([(importer, imported)])
    assert found.startswith(f"{importer} imports {imported}: {fault}")


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("app.aid.views", "app.web"),
        ("app.aid.views", "app.registers"),
        ("app.registers", "exports.workbook"),
        ("app.navigation", "app.web"),
        ("app.aid.views", "exports.workbook"),
        ("app.aid.actions.deciding", "app.aid.actions.drafting"),
        ("app.aid.actions.deciding", "app.dossiers.actions"),
        ("app.aid.clock", "app.law.periods"),
        ("app.permissions", "app.desk.models"),
        ("app.law.papers", "app.core.terms"),
        ("app.core.forms", "wtforms"),
        ("app.aid.models", "sqlalchemy"),
        ("app.demo.player", "app.aid.actions"),
        ("app.cli", "app.demo.player"),
        ("exports.workbook", "xlsxwriter"),
    ],
)
def test_an_import_along_the_plan_is_not_reported(importer, imported):
    assert list(breaches([(importer, imported)])) == []


def test_an_import_inside_a_function_is_reported():
    assert list(_hidden_imports("import os\ndef f():\n    if os:\n        from app import web\n")) == [4]


def test_an_import_for_the_type_checker_alone_is_not_reported():
    assert list(_hidden_imports("if TYPE_CHECKING:\n    from app.aid.models import Aid\n")) == []


def test_an_import_under_any_other_condition_is_reported():
    assert list(_hidden_imports("try:\n    import lxml\nexcept ImportError:\n    lxml = None\n")) == [2]


def test_a_folder_file_that_only_describes_does_nothing():
    assert not _does_something('"""Foreign aid (viện trợ)."""\n')
    assert _does_something("from app.aid.models import Aid\n")


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _shown(paths) -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in paths)


def _does_something(source: str) -> bool:
    return any(not _is_text(statement) for statement in ast.parse(source).body)


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _hidden_imports(source: str) -> Iterator[int]:
    tree = ast.parse(source)
    at_the_head = {id(statement) for statement in tree.body}
    for block in tree.body:
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING":
            at_the_head |= {id(statement) for statement in block.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in at_the_head:
            yield node.lineno
