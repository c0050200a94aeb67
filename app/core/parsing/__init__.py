"""What people type and old workbooks hold, read into values: one parser for each kind of value.

Form fields and import columns use the same parsers, so a value is refused in the same words wherever it comes
in. Every refusal is a ParseError whose text is a Vietnamese sentence to show beside the value.
"""

from app.core.parsing.amounts import parse_amount, parse_currency, parse_quantity, parse_rate
from app.core.parsing.dates import PartialDate, parse_date, parse_partial_date, parse_year
from app.core.parsing.document_numbers import (
    DocumentNumber,
    NumberGrammar,
    document_number_warning,
    number_key,
    number_keys_asked,
    parse_document_number,
)
from app.core.parsing.mail_addresses import parse_mail_address
from app.core.parsing.numbers import (
    AmbiguousNumber,
    NumberStyle,
    as_grouped,
    parse_number,
    parse_percent,
    parse_whole_number,
    unmistakable,
)
from app.core.parsing.phones import PhoneProblem, Phones, parse_phones, phones_in
from app.core.parsing.texts import ParseError, clean_text
from app.core.parsing.web_addresses import parse_web_address

__all__ = [
    "AmbiguousNumber",
    "DocumentNumber",
    "NumberGrammar",
    "NumberStyle",
    "ParseError",
    "PartialDate",
    "PhoneProblem",
    "Phones",
    "as_grouped",
    "clean_text",
    "document_number_warning",
    "number_key",
    "number_keys_asked",
    "parse_amount",
    "parse_currency",
    "parse_date",
    "parse_document_number",
    "parse_mail_address",
    "parse_number",
    "parse_partial_date",
    "parse_percent",
    "parse_phones",
    "parse_quantity",
    "parse_rate",
    "parse_web_address",
    "parse_whole_number",
    "parse_year",
    "phones_in",
    "unmistakable",
]
