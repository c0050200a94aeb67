"""The text files of the project, and checks that give the lines in which one breaks a rule."""

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

Check = Callable[[str], Iterable[int]]

_WAIVER = re.compile(r"#\s*(?:ruff:\s*)?noqa|#\s*type:\s*ignore|#\s*pragma:\s*no")
_CODES = (
    r"(?:ruff:\s*)?noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|type: ignore\[[a-z, -]+\]|pragma: no (?:cover|branch)"
)
_EXPLAINED_WAIVER = re.compile(rf"#\s*(?:{_CODES})\W+(?:\w+\W+)?[^\W\d]{{3,}}")  # codes, then words
_DIALECT = re.compile(r"sqlite|postgresql|psycopg")
_BROAD = {"Exception", "BaseException"}


def texts() -> dict[str, str]:
    """Every text file that git keeps or is about to be given, by its path from the root."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = (name for name in listing.stdout.decode().split("\0") if name and (ROOT / name).is_file())
    contents = ((name, (ROOT / name).read_bytes()) for name in names)
    return {name: content.decode() for name, content in contents if b"\0" not in content}


def sources(*folders: str) -> dict[str, str]:
    """The Python files below these folders, or all of them."""
    return {
        name: text
        for name, text in texts().items()
        if name.endswith(".py") and name.startswith(folders or "")
    }


def lines_with(pattern: str) -> Check:
    """Lines in which the pattern occurs."""
    return lambda text: [
        number for number, line in enumerate(text.split("\n"), 1) if re.search(pattern, line)
    ]


def unexplained_waivers(source: str) -> Iterator[int]:
    """Warnings switched off without the code of the warning and a reason."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            waivers, explained = _WAIVER.findall(token.string), _EXPLAINED_WAIVER.findall(token.string)
            if len(waivers) > len(explained):
                yield token.start[0]


def broad_handlers(source: str) -> Iterator[int]:
    """Handlers and suppressions of everything; a handler that ends by raising again hides nothing."""
    for node in ast.walk(ast.parse(source)):
        if (isinstance(node, ast.ExceptHandler) and _swallows_all(node)) or (
            isinstance(node, ast.Call)
            and ast.unparse(node.func).endswith("suppress")
            and any(_names(argument) & _BROAD for argument in node.args)
        ):
            yield node.lineno


def dialect_names(source: str) -> Iterator[int]:
    """Texts, keywords and imports that name a database; the prose of a docstring may."""
    tree = ast.parse(source)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) not in prose and _DIALECT.search(_wording(node)):
            yield node.lineno


def _swallows_all(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    raises_again = isinstance(last, ast.Raise) and last.exc is None
    return not raises_again and (handler.type is None or bool(_names(handler.type) & _BROAD))


def _names(node: ast.expr) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def _wording(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.keyword(arg=str(name)):
            return name
        case ast.Import() | ast.ImportFrom():
            return ast.unparse(node)
    return ""
