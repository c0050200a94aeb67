"""A real browser for journeys: how it starts, the site it visits, what axe finds on a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page
from werkzeug.serving import make_server

from tests.machine import chromium

ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]
"""Without a sandbox because tests may run as root, without updates because they may run without internet."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser of this machine instead of one that playwright would download."""
    return {**browser_type_launch_args, "executable_path": chromium(), "args": ARGUMENTS}


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve an application on a free port of this machine while the block runs; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


LOOKS = """() => {
  const unsaid = /^(id|name|for|href|action|value|datetime|aria-(label|labelledby|describedby|controls))$/;
  const writes = (node) => node.matches("input, select, textarea")
    || [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  const places = new Set(), colours = new Set();
  const look = (node, place, behind) => {
    const { color, fontSize, fontWeight, backgroundColor, backgroundImage, opacity } = getComputedStyle(node);
    const said = [...node.attributes].map(({ name, value }) => (unsaid.test(name) ? name : `${name}=${value}`));
    const here = `${place}>${node.tagName} ${said.join(" ")} ${node.labels?.length ?? ""} ${writes(node)}`;
    const back = `${/^rgb\\(/.test(backgroundColor) ? "" : behind}|${backgroundColor} ${backgroundImage} ${opacity}`;
    places.add([...here].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(), 0x5bd1e995) ^ (sum >>> 15), 7));
    if (writes(node)) colours.add(`${color} ${fontSize} ${fontWeight} ${back}`);
    for (const child of node.children) look(child, here, back);
  };
  look(document.body, "", "");
  return [[...places], [...colours]];
}"""


@dataclass
class Judged:
    """What axe has found good so far: elements in their place, whatever their words, and colours of writing."""

    places: set[int] = field(default_factory=set)
    colours: set[str] = field(default_factory=set)


def violations(page: Page, judged: Judged | None = None) -> list[str]:
    """What axe holds against the page as it stands, one line for each element.

    With `judged` it is not asked twice about the same: a page made of known elements is let pass, and contrast, which
    is most of what axe costs, is judged where a page brings new colours.
    """
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    if judged is None:
        return _found(page, options)
    places, colours = map(set, page.evaluate(LOOKS))
    if places <= judged.places and colours <= judged.colours:
        return []
    options["rules"] = {"color-contrast": {"enabled": not colours <= judged.colours}}
    if not (found := _found(page, options)):
        judged.places |= places
        judged.colours |= colours
    return found


def _found(page: Page, options: dict[str, Any]) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]
