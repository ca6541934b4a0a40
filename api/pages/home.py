"""The first page of everybody: a family's cases, a worker's list, the operator's view."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import DeskHere, ViewerHere
from api.pages.together import open_to
from api.permissions import may_act, may_operate
from api.scene import real_now
from api.views.order import FORMULA
from api.views.proof import lost_items
from api.views.worklist import MOST_PAGES, case_items, work_page
from cases.actor import Role
from cases.plan.commands import RegisterPlan

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(
    request: Request,
    desk: DeskHere,
    viewer: ViewerHere,
    page: Annotated[int, Query(ge=1, le=MOST_PAGES)] = 1,
) -> Response:
    """What this person has to do, page by page, and their cases."""
    if may_operate(viewer):
        return RedirectResponse("/operations", 303)
    now = real_now()
    work = work_page(desk.stores, viewer, now, page)
    values = {
        "work": work.items,
        "work_page": work,
        "lost": lost_items(desk.stores, viewer),
        "cases": case_items(desk.stores, viewer, now),
        "together": open_to(viewer),
        "formula": FORMULA,
        "may_register": may_act(viewer, RegisterPlan),
    }
    template = "home_family.html" if viewer.role is Role.FAMILY else "worklist.html"
    return desk.pages.show(request, template, values)
