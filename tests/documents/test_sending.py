"""A stored file on its way to the reader."""

from io import BytesIO

import pytest

from app.cli import Installer
from app.core.files import path_of, store
from app.core.rules import Refused
from app.core.transaction import transaction
from app.documents.actions import keep_file
from app.documents.views import send_stored
from tests import factories as make
from tests.attachments import png


@pytest.fixture
def stored(app, session):
    with transaction(by=Installer(make.DAY), doing="Tải lên"):
        return keep_file(store(BytesIO(png()), "Ảnh lễ ký “2026”.png", app.config["FILES"]))


def test_a_file_is_a_download_under_its_vietnamese_name_that_nobody_keeps(app, stored):
    with app.test_request_context("/"), send_stored(stored) as response:
        assert b"".join(response.response) == png()
        assert response.mimetype == "image/png"
        assert response.headers["Content-Disposition"].startswith("attachment; ")
        assert (
            "filename*=UTF-8''%E1%BA%A2nh%20l%E1%BB%85%20k%C3%BD" in response.headers["Content-Disposition"]
        )
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_is_gone_is_a_sentence_and_not_a_crash(app, stored):
    path_of(stored.sha256, app.config["FILES"]).unlink()
    with app.test_request_context("/"), pytest.raises(Refused, match="không còn trong kho tệp"):
        send_stored(stored)
