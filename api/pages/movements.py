"""The report of movements into and out of settings, as a page and as CSV."""

from __future__ import annotations

import csv
import io
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response

from api.desk import DeskHere, NotFound, ViewerHere
from api.forms.reading import iso_day
from api.ids import case_reference
from api.permissions import may_import, may_read_movements
from api.scene import real_now
from api.views.movements import report
from rules.calendar import london_day

router = APIRouter(include_in_schema=False)

COLUMNS = (
    *("case", "setting", "name", "kind", "main", "came_on", "came_for"),
    *("planned_until", "left_on", "left_for", "days"),
)
"""The columns of the CSV of the authority itself: one line for each placement."""

SUMMARY = (
    *("authority", "setting", "name", "kind", "into", "out_of", "there", "middle_days"),
    *("came_for", "left_for"),
)
"""The columns of the CSV over all authorities, with small numbers kept back."""


@router.get("/movements")
def show(
    request: Request, desk: DeskHere, viewer: ViewerHere, first: str = "", last: str = ""
) -> Response:
    """The report, of the academic year so far when no days are named."""
    if not may_read_movements(viewer):
        raise NotFound
    first_on, last_on = days_of(first, last)
    found = report(desk.stores, viewer, first_on, last_on)
    return desk.pages.show(request, "movements.html", {"report": found})


@router.get("/movements.csv")
def as_csv(desk: DeskHere, viewer: ViewerHere, first: str = "", last: str = "") -> Response:
    """The report as CSV: each placement for the authority itself, else the counts by setting."""
    if not may_read_movements(viewer):
        raise NotFound
    first_on, last_on = days_of(first, last)
    found = report(desk.stores, viewer, first_on, last_on)
    text = io.StringIO()
    writer = csv.writer(text)
    if not may_import(viewer):
        writer.writerow(COLUMNS)
        for one in found.movements:
            writer.writerow(
                (
                    case_reference(one.case_id),
                    _plain(one.setting_id),
                    _plain(found.name(one)),
                    one.setting_kind.value,
                    "yes" if one.is_main else "no",
                    one.started_on.isoformat(),
                    one.start_reason.value,
                    one.planned_until.isoformat() if one.planned_until else "",
                    one.ended_on.isoformat() if one.ended_on else "",
                    one.end_reason.value if one.end_reason else "",
                    one.days(last_on),
                )
            )
    else:
        writer.writerow(SUMMARY)
        for line in found.lines:
            writer.writerow(
                (
                    _plain(line.authority),
                    _plain(line.setting_id),
                    _plain(line.setting),
                    line.kind,
                    line.into,
                    line.out_of,
                    line.there,
                    line.middle_days,
                    "; ".join(line.came_for),
                    "; ".join(line.left_for),
                )
            )
    name = f"movements-{first_on}-{last_on}.csv"
    return PlainTextResponse(
        text.getvalue(),
        media_type="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _plain(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text


def days_of(first: str, last: str) -> tuple[date, date]:
    """The days of a report as they were asked for, or the academic year so far."""
    last_on = iso_day(last) or london_day(real_now())
    september = date(last_on.year if last_on.month >= 9 else last_on.year - 1, 9, 1)
    first_on = iso_day(first) or september
    return (first_on, last_on) if first_on <= last_on else (last_on, first_on)
