"""The web application: pages and JSON API over the same stores and the same filing desk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio import to_thread
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from starlette.staticfiles import StaticFiles

from api import failures
from api.body_limit import BodyLimit
from api.demo_people import seed_demo, seed_register
from api.demo_places import seed_places
from api.desk import Desk
from api.failures import LastResort
from api.filing import FilingDesk
from api.gateway import Gateway, connect
from api.headers import SecurityHeaders
from api.pages import (
    absences,
    actions,
    advice,
    assigning,
    cases,
    certificates,
    contact,
    dates,
    demo_clock,
    documents,
    duties,
    feedback,
    filings,
    home,
    inclusion_plans,
    inclusion_settings,
    invitations,
    letters,
    messages,
    movements,
    operations,
    plan_imports,
    plan_record,
    plan_working,
    plans,
    promises,
    proof,
    register,
    sign_in,
    standards,
    together,
    wall,
)
from api.pages import (
    settings as settings_page,
)
from api.rendering import Pages
from api.session import Sessions
from api.stores import open_stores
from api.v1 import router as json_api
from settings import Settings, signing_secret

STATIC = Path(__file__).parent / "static"

DESCRIPTION = (
    "The same actions as the pages, for programs. Send the token of a person as a bearer token. "
    "Every action may carry a `command_id` (a UUID) or the header `Idempotency-Key`: the same id "
    "sent twice is done once. Outcomes: done (200, 201), not_allowed (409), still_working (202: "
    "received, ask again at /api/v1/commands/{command_id}), unknown (503: send the same id again)."
)


def create_application(
    settings: Settings, *, gateway: Gateway | None = None, secret: str | None = None
) -> FastAPI:
    """The application of one web process.

    `gateway` and `secret` replace the way to the cases and the secret of sessions, for tests.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        stores = open_stores(settings)
        try:
            cases_way = gateway or await connect(settings, stores.inbox)
            key = secret or signing_secret(settings.keys_path)
            tokens = await to_thread.run_sync(seed_demo, stores.people) if settings.demo else {}
            if settings.demo:
                await to_thread.run_sync(seed_register, stores.mediators)
                await to_thread.run_sync(seed_places, stores.inclusion_plans, stores.standards)
            app.state.desk = Desk(
                settings,
                stores,
                await to_thread.run_sync(
                    lambda: Pages(is_demo=settings.demo, base_url=settings.base_url)
                ),
                Sessions(key, secure=settings.base_url.startswith("https://")),
                FilingDesk(stores, cases_way),
                key,
                tokens,
            )
            yield
        finally:
            stores.close()

    app = FastAPI(
        title="Redress",
        version="1",
        description=DESCRIPTION,
        lifespan=lifespan,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    failures.install(app)
    app.add_middleware(BodyLimit, limit_bytes=settings.upload_limit_bytes)
    app.add_middleware(LastResort)
    app.add_middleware(SecurityHeaders)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(json_api)
    # `actions` takes every address under a case that is left, so it comes last.
    for module in (
        home,
        sign_in,
        certificates,
        advice,
        messages,
        letters,
        contact,
        proof,
        operations,
        absences,
        duties,
        feedback,
        filings,
        assigning,
        together,
        plans,
        plan_imports,
        invitations,
        cases,
        dates,
        plan_working,
        plan_record,
        promises,
        documents,
        wall,
        register,
        inclusion_settings,
        inclusion_plans,
        standards,
        movements,
        settings_page,
        demo_clock,
        actions,
    ):
        app.include_router(module.router)

    @app.get("/health", include_in_schema=False, response_class=PlainTextResponse)
    def health() -> str:
        """Whether the process answers; it asks nobody else."""
        return "ok"

    return app
