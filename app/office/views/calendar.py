"""The working calendar, a year to a page; the confirmed figures beside what the law says."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.core.calendar import weekday
from app.office import actions, forms, queries
from app.office.views.blueprint import ADMIN, bp
from app.office.views.lists import DAYS
from app.office.views.rows import listed
from app.web import acting, done, form_page, guarded, today

FIRST_YEAR = 2019


def years() -> range:
    """The years that the calendar has pages for: to the year after next at least."""
    return range(FIRST_YEAR, max(today().year + 1, queries.last_calendar_year()) + 1)


def asked_year() -> int:
    """The year of the address, else this year."""
    typed = request.args.get("nam", "")
    return next((year for year in years() if str(year) == typed), today().year)


@bp.get(f"{ADMIN}/{DAYS.path}", endpoint=DAYS.key)
@guarded("administer")
def calendar() -> ResponseReturnValue:
    year = asked_year()
    return listed(
        DAYS,
        queries.calendar_days(year),
        template="office/calendar.html",
        year=year,
        years=years(),
        unconfirmed=queries.unconfirmed_calendar_days(year),
        weekday=weekday,
    )


@bp.route(f"{ADMIN}/{DAYS.path}/xac-nhan/<int:year>", methods=["GET", "POST"])
@guarded("administer")
def calendar_confirm(year: int) -> ResponseReturnValue:
    if year not in years():
        abort(404)
    form = forms.ConfirmYearForm()
    if done(form, lambda: actions.confirm_year(year, form.basis.data, by=acting())):
        flash(f"Đã xác nhận lịch năm {year}.", "success")
        return redirect(url_for(".calendar", nam=year))
    days = [day for day in queries.calendar_days(year) if not day.confirmed]
    return form_page(form, "office/calendar_confirm.html", year=year, days=days, weekday=weekday)
