"""Which decree a dossier comes under (quy định áp dụng), by the day it came in: one list for each procedure."""

from datetime import date

from app.law.shapes import Regime, RegimeCode, Standing

REGIMES = (
    Regime(
        RegimeCode.ND93,
        ("93/2009/NĐ-CP", "07/2010/TT-BKH"),
        None,
        date(2020, 9, 16),
        Standing.UNKNOWN,
    ),
    Regime(
        RegimeCode.ND80,
        ("80/2020/NĐ-CP", "23/2022/TT-BTC"),
        date(2020, 9, 17),
        date(2025, 12, 7),
        Standing.CONFIRMED,
    ),
    Regime(
        RegimeCode.ND313,
        ("313/2025/NĐ-CP",),
        date(2025, 12, 8),
        None,
        Standing.COPIED,
        copied_from=RegimeCode.ND80,
    ),
    Regime(
        RegimeCode.ND50,
        ("50/2020/NĐ-CP",),
        date(2020, 6, 15),
        None,
        Standing.CONFIRMED,
        beside=True,
    ),
)

ASSOCIATION_REGIMES = (
    Regime(
        RegimeCode.ND45,
        ("45/2010/NĐ-CP", "33/2012/NĐ-CP"),
        None,
        date(2024, 11, 25),
        Standing.CONFIRMED,
    ),
    Regime(
        RegimeCode.ND126,
        ("126/2024/NĐ-CP",),
        date(2024, 11, 26),
        None,
        Standing.UNKNOWN,
        copied_from=RegimeCode.ND45,
    ),
)

ALL_REGIMES = (*REGIMES, *ASSOCIATION_REGIMES)
