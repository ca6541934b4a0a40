"""Who sends a request to the JSON API: the person a bearer token acts for."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.demo_people import TOKEN_PREFIX
from api.desk import DeskHere, NotSignedIn
from api.viewer import Viewer, find_viewer

_scheme = HTTPBearer(auto_error=False, description="The token of a person")


def token_holder(
    request: Request,
    desk: DeskHere,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_scheme)],
) -> Viewer:
    """The person; raises `NotSignedIn` without a token that is known here."""
    if credentials is None or not credentials.credentials:
        raise NotSignedIn
    token = credentials.credentials
    if token.startswith(TOKEN_PREFIX) and not desk.settings.demo:
        raise NotSignedIn
    person_id = desk.stores.people.by_token(token)
    viewer = find_viewer(desk.stores.people, person_id) if person_id else None
    if viewer is None:
        raise NotSignedIn
    return viewer


Holder = Annotated[Viewer, Depends(token_holder)]
