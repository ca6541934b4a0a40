"""The JSON API, version 1: the same actions, checks and permissions as the pages."""

from fastapi import APIRouter

from api.v1 import (
    documents,
    judging,
    message_status,
    operations,
    plan_record,
    reading,
    reporting,
    writing,
)

PREFIX = "/api/v1"

router = APIRouter(prefix=PREFIX)
router.include_router(writing.router)
router.include_router(reading.router)
router.include_router(judging.router)
router.include_router(documents.router)
router.include_router(operations.router)
router.include_router(reporting.router)
router.include_router(plan_record.router)
router.include_router(message_status.router)

__all__ = ["PREFIX", "router"]
