"""What is installed is what pyproject.toml asks for, pinned and hashed: a forgotten `make lock` fails."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def test_every_runtime_package_is_pinned_as_asked():
    assert unmet(PROJECT["dependencies"], pins("requirements.txt")) == []


def test_every_test_package_is_pinned_as_asked():
    assert unmet(PROJECT["optional-dependencies"]["test"], pins("tests/requirements.txt")) == []


def test_the_tests_run_on_the_versions_that_are_shipped():
    assert pins("requirements.txt").items() <= pins("tests/requirements.txt").items()


def test_every_pin_carries_its_hashes():
    for lock in ("requirements.txt", "tests/requirements.txt"):
        entries = re.split(r"\n(?=[a-z])", (ROOT / lock).read_text())[1:]
        assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
        assert [entry.split()[0] for entry in entries if not PIN.match(entry)] == []


def test_a_package_that_is_missing_or_of_another_version_is_reported():
    assert unmet(["flask>=3.1", "lxml>=6,<7", "waitress"], {"flask": "3.0.9", "lxml": "6.1"}) == [
        "flask>=3.1",
        "waitress",
    ]


def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / lock).read_text()))


def unmet(asked: list[str], pinned: dict[str, str]) -> list[str]:
    wanted = [Requirement(line) for line in asked]
    return [
        str(want)
        for want in wanted
        if want.name not in pinned or not want.specifier.contains(pinned[want.name])
    ]
