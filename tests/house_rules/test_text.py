"""What no file of the project may hold, read from the files themselves."""

import re

import pytest

from tests.house_rules.texts import (
    Check,
    broad_handlers,
    dialect_names,
    lines_with,
    sources,
    texts,
    unexplained_waivers,
)

# The only modules that may know which database they talk to; migrations stand outside app/ and are free.
KNOW_THE_DIALECT = {
    "app/core/db.py",
    "app/core/search/holding.py",
    "app/core/search/index.py",
    "app/core/search/plans.py",
    "app/backup/databases.py",
}

# [X]YZ instead of XYZ, so that these lines are not found themselves.
machine_paths = lines_with(r"(?<![\w.}])/(?:home|root|Users|work|tmp|private)/\w|\b[A-Z]:\\\\?Users\b")
registry_addresses = lines_with(r"--(?:extra-)?[i]ndex-url|--[f]ind-links|[p]ypi\.org|files\.[p]ythonhosted")
unfinished_work = lines_with(r"\b(?:[T]ODO|[F]IXME)\b")


def test_no_file_names_a_path_of_one_machine():
    assert found_in(texts(), machine_paths) == []


def test_no_file_names_a_package_registry():
    assert found_in(texts(), registry_addresses) == []


def test_nothing_is_left_unfinished():
    assert found_in(texts(), unfinished_work) == []


def test_every_waived_warning_says_which_and_why():
    assert found_in(sources(), unexplained_waivers) == []


def test_no_exception_is_swallowed_unseen():
    assert found_in(sources("app/", "exports/"), broad_handlers) == []


def test_only_the_database_modules_name_a_dialect():
    others = {
        name: text for name, text in sources("app/", "exports/").items() if name not in KNOW_THE_DIALECT
    }
    assert found_in(others, dialect_names) == []


def test_every_file_ends_with_one_newline():
    assert [name for name, text in texts().items() if text and not re.search(r"[^\n]\n\Z", text)] == []


NOQA, IGNORE = "# no" + "qa", "# type: ig" + "nore"


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (machine_paths, "DATA = '" + "/home" + "/an/data'"),
        (machine_paths, "C:" + "\\Users\\an"),
        (registry_addresses, "--index" + "-url https://example.vn/simple"),
        (unfinished_work, "# TO" + "DO count the days"),
        (unexplained_waivers, f"x = 1  {NOQA}\n"),
        (unexplained_waivers, f"x = 1  {NOQA}: S608\n"),
        (unexplained_waivers, f"x = 1  {IGNORE}\n"),
        (unexplained_waivers, f"x = 1  {IGNORE}[arg-type]\n"),
        (unexplained_waivers, f"x = 1  {IGNORE} because it is wrong\n"),
        (unexplained_waivers, f"x = 1  {IGNORE}[arg-type]  {NOQA}: S608  # the library has no types\n"),
        (broad_handlers, "try:\n    f()\nexcept:\n    pass\n"),
        (broad_handlers, "try:\n    f()\nexcept (ValueError, Exception):\n    log()\n"),
        (broad_handlers, "with contextlib.suppress(Exception):\n    f()\n"),
        (dialect_names, "if bind.dialect.name == 'sqlite':\n    pass\n"),
        (dialect_names, "Index('one', unique=True, postgresql_where=still_open)\n"),
        (dialect_names, "from sqlalchemy.dialects.postgresql import JSONB\n"),
    ],
)
def test_a_breach_is_found(check, text):
    assert list(check(text)) != []


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (machine_paths, "redirect('/workflow/tmp') # ../home/x and https://example.vn/home/x"),
        (unexplained_waivers, f"x = 1  {NOQA}: S608, S603  # both values are constants\n"),
        (unexplained_waivers, f"x = 1  {IGNORE}[arg-type]  # the library has no types\n"),
        (unexplained_waivers, f"x = '{NOQA}'\n"),
        (broad_handlers, "try:\n    f()\nexcept BaseException:\n    undo()\n    raise\n"),
        (broad_handlers, "try:\n    f()\nexcept ValueError:\n    pass\n"),
        (dialect_names, '"""Works on sqlite and postgresql."""\n'),
    ],
)
def test_what_is_allowed_is_not_found(check, text):
    assert list(check(text)) == []


def found_in(files: dict[str, str], check: Check) -> list[str]:
    return [f"{name}:{line}" for name, text in files.items() for line in check(text)]
