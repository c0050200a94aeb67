"""Time limits (thời hạn theo quy định) of each regime; an unknown one is said, never guessed."""

from app.core.calendar import DayCount
from app.law.shapes import Clock, Period, RegimeCode, Standing

PERIODS = (
    Period(Clock.APPRAISAL, RegimeCode.ND80, 20, DayCount.CALENDAR, "khoản 6 Điều 10", Standing.CONFIRMED),
    Period(Clock.NOTICE, RegimeCode.ND80, 5, DayCount.CALENDAR, "khoản 2 Điều 11", Standing.CONFIRMED),
    Period(Clock.APPRAISAL, RegimeCode.ND313, 20, DayCount.CALENDAR, "", Standing.COPIED),
    Period(Clock.NOTICE, RegimeCode.ND313, 5, DayCount.CALENDAR, "", Standing.COPIED),
    Period(Clock.APPRAISAL, RegimeCode.ND93, None, None, "", Standing.UNKNOWN),
    Period(Clock.NOTICE, RegimeCode.ND93, None, None, "", Standing.UNKNOWN),
    Period(Clock.RELIEF, RegimeCode.ND50, 3, DayCount.CALENDAR, "khoản 3 Điều 8", Standing.CONFIRMED),
    Period(Clock.APPRAISAL, RegimeCode.ND50, None, None, "", Standing.UNKNOWN),
    Period(Clock.NOTICE, RegimeCode.ND50, None, None, "", Standing.UNKNOWN),
    Period(Clock.RECOGNITION, RegimeCode.ND45, 30, DayCount.CALENDAR, "", Standing.CONFIRMED),
    Period(Clock.FOUNDING, RegimeCode.ND45, 30, DayCount.WORKING, "", Standing.CONFIRMED),
    Period(Clock.CONGRESS, RegimeCode.ND45, 90, DayCount.CALENDAR, "", Standing.CONFIRMED),
    Period(Clock.EXTENSION, RegimeCode.ND45, 15, DayCount.CALENDAR, "", Standing.CONFIRMED),
    Period(Clock.RECOGNITION, RegimeCode.ND126, None, None, "", Standing.UNKNOWN),
    Period(Clock.FOUNDING, RegimeCode.ND126, None, None, "", Standing.UNKNOWN),
    Period(Clock.CONGRESS, RegimeCode.ND126, None, None, "", Standing.UNKNOWN),
    Period(Clock.EXTENSION, RegimeCode.ND126, None, None, "", Standing.UNKNOWN),
)
