"""Checking a mediation certificate by its number: open to everybody, tells nothing else."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.desk import DeskHere
from api.views.certificate import check

router = APIRouter(include_in_schema=False)


@router.get("/certificates")
def show(request: Request, desk: DeskHere, number: str = "") -> Response:
    """The check of a number that was typed."""
    typed = number.strip()[:40]
    found = check(desk.stores.cases, typed) if typed else None
    return desk.pages.show(request, "certificate.html", {"number": typed, "found": found})


@router.get("/certificates/{number}")
def show_one(request: Request, desk: DeskHere, number: str) -> Response:
    """The check of the number that stands on a certificate."""
    return show(request, desk, number)
