"""An office of its own for each file of journeys: served, with its own database, empty but for the reference rows."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import served
from tests.house import furnished
from tests.journeys.steps import Office
from tests.machine import empty_database


@pytest.fixture(scope="module")
def office(
    request: pytest.FixtureRequest,
    worker_id: str,
    tmp_path_factory: pytest.TempPathFactory,
    browser: Browser,
) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    name = f"{worker_id}_{request.module.__name__.rpartition('.')[2]}"
    with empty_database(name, folder) as url, furnished(url, folder) as app, served(app) as site:
        yield Office(app, site, browser)
