"""Numbers in addresses."""

from typing import Any

from werkzeug.routing import IntegerConverter, Map

LARGEST_ID = (
    2**31 - 1
)  # beyond it PostgreSQL refuses to compare, and the page would be an error instead of "not found"


class RecordNumber(IntegerConverter):
    """A number in an address (`<int:id>`) that a record can have; any other address is not found (404)."""

    def __init__(self, map: Map, **limits: Any) -> None:
        super().__init__(map, **{"max": LARGEST_ID, **limits})
