"""The gallery for every test of the look."""

from collections.abc import Callable
from typing import TypeAlias

import pytest
from flask import Flask
from lxml import html

from tests.templates.gallery import gallery_app

Opened: TypeAlias = Callable[..., html.HtmlElement]


@pytest.fixture(scope="session")
def gallery() -> Flask:
    return gallery_app()


@pytest.fixture
def opened(gallery: Flask) -> Opened:
    """Opens a page of the gallery and reads it; values are typed into its form and sent."""

    def open_page(address: str, values: dict[str, str] | None = None) -> html.HtmlElement:
        client = gallery.test_client()
        answer = client.get(address)
        if values is not None:
            token = html.document_fromstring(answer.text).xpath("//input[@name='csrf_token']/@value")[0]
            answer = client.post(address, data=values | {"csrf_token": token})
        assert answer.status_code == 200, answer.text
        return html.document_fromstring(answer.text)

    return open_page
