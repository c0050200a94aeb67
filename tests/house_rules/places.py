"""Where every module of the registry stands, and what it may therefore import: section "The plan" as data.

Folders are features, file names are layers. A module's place is its row in LAYERS and its turn in FEATURES.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

# From the top down. Names in one row know nothing of each other.
LAYERS = (
    ("start",),  # app/__init__.py, app/cli and app/backup put everything together
    ("views", "navigation"),
    (
        "registers",
    ),  # the bridge from a declared register, or kind of child row, to its pages and its workbook
    ("forms", "exports", "web", "demo"),
    ("actions",),
    ("workflow",),
    ("clock",),
    ("requirements",),
    ("register",),
    ("queries",),
    ("permissions",),
    ("models",),
    ("law",),
    ("core",),
    ("folder",),  # the __init__.py of a feature: says what the folder is about and imports nothing
)

# Each may use those before it.
FEATURES = (
    "office",
    "accounts",
    "documents",
    "jobs",
    "dossiers",
    "associations",
    "partners",
    "relations",
    "aid",
    "activities",
    "reports",
    "imports",
    "desk",
)

# File names that a feature may hold.
OF_A_FEATURE = {
    "models",
    "queries",
    "register",
    "requirements",
    "clock",
    "workflow",
    "actions",
    "forms",
    "views",
}

# Modules and packages that belong to no feature; what is inside a package stands where the package stands.
ON_THEIR_OWN = {
    "app.cli": "start",
    "app.docs": "start",
    "app.backup": "start",
    "app.navigation": "navigation",
    "app.registers": "registers",
    "app.child_rows": "registers",
    "app.web": "web",
    "app.permissions": "permissions",
    "app.demo": "demo",
    "app.law": "law",
    "app.core": "core",
    "exports": "exports",
}

# Who may use these libraries: layers, or one module. The layers not named stay usable without a web server.
LIBRARIES = {
    "flask": {"start", "views", "registers", "forms", "exports", "web", "navigation", "demo", "core"},
    "wtforms": {"views", "forms", "web", "core"},
    "flask_wtf": {"start", "views", "forms", "web", "core"},
    "xlsxwriter": {"exports.workbook"},
}


class Place(NamedTuple):
    """A row of LAYERS, a name in it, and the feature; modules without a feature share the empty one."""

    row: int
    layer: str
    feature: str


def place(module: str) -> Place | None:
    """The place of a module by its dotted name; None where the plan has no such name."""
    if module == "app":
        return _standing("start")
    for name, layer in ON_THEIR_OWN.items():
        if module == name or module.startswith(name + "."):
            return _standing(layer)
    _, feature, *rest = module.split(".")
    if feature not in FEATURES:
        return None
    if not rest:
        return _standing("folder", feature)
    return _standing(rest[0], feature) if rest[0] in OF_A_FEATURE else None


def breaches(imports: Iterable[tuple[str, str]]) -> Iterator[str]:
    """One sentence for each import that the plan does not allow."""
    for importer, imported in sorted(imports):
        fault = _library_fault(importer, imported) if _is_library(imported) else _fault(importer, imported)
        if fault:
            yield f"{importer} imports {imported}: {fault}"


def _standing(layer: str, feature: str = "") -> Place:
    return Place(next(row for row, names in enumerate(LAYERS) if layer in names), layer, feature)


def _is_library(module: str) -> bool:
    return module.split(".")[0] not in {"app", "exports"}


def _library_fault(importer: str, library: str) -> str | None:
    at, allowed = place(importer), LIBRARIES.get(library.split(".")[0])
    if at is None or allowed is None or at.layer in allowed or importer in allowed:
        return None
    return f"{library} is for {', '.join(sorted(allowed))} only"


def _fault(importer: str, imported: str) -> str | None:
    at, to = place(importer), place(imported)
    if at is None or to is None:
        return "the plan has no such place"
    if to.row > at.row:
        return None
    if to.row < at.row:
        return f"{at.layer} stands below {to.layer}"
    if to.layer != at.layer:
        return f"{at.layer} and {to.layer} stand beside each other"
    if to.feature != at.feature and FEATURES.index(to.feature) > FEATURES.index(at.feature):
        return f"{at.feature} comes before {to.feature}"
    return None
