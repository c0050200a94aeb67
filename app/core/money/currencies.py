"""The currencies (loại tiền) that amounts may be in, by ISO 4217."""

VND = "VND"

CURRENCY_NAMES: dict[str, str] = {
    VND: "Đồng Việt Nam",
    "USD": "Đô la Mỹ",
    "EUR": "Euro",
    "GBP": "Bảng Anh",
    "JPY": "Yên Nhật",
    "KRW": "Won Hàn Quốc",
    "CNY": "Nhân dân tệ Trung Quốc",
    "TWD": "Đô la Đài Loan",
    "HKD": "Đô la Hồng Kông",
    "THB": "Baht Thái Lan",
    "LAK": "Kíp Lào",
    "KHR": "Riel Campuchia",
    "SGD": "Đô la Singapore",
    "MYR": "Ringgit Malaysia",
    "INR": "Rupee Ấn Độ",
    "RUB": "Rúp Nga",
    "AUD": "Đô la Úc",
    "NZD": "Đô la New Zealand",
    "CAD": "Đô la Canada",
    "CHF": "Franc Thụy Sĩ",
    "NOK": "Krone Na Uy",
    "SEK": "Krona Thụy Điển",
    "DKK": "Krone Đan Mạch",
}
"""Codes and names, in the order in which a form offers them."""

CURRENCIES: tuple[str, ...] = tuple(CURRENCY_NAMES)

_WHOLE = frozenset({VND, "JPY", "KRW"})


def decimals_of(currency: str) -> int:
    """Decimal places in which the currency is counted: 0 for đồng, yên and won, else 2."""
    return 0 if currency in _WHOLE else 2
