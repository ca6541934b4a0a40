"""Names, contacts and words: the only place that knows them, each erasable on its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert as upsert

from store import tables as t
from store.database import Database


@dataclass(frozen=True, slots=True)
class Person:
    """A person or an organisation's team."""

    person_id: str
    kind: str
    role: str
    display_name: str
    born_on: date | None = None
    gender: str | None = None
    email: str | None = None
    phone: str | None = None
    address_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrative:
    """Words that somebody wrote, and the answers of a form."""

    narrative_id: str
    case_id: str
    author_id: str
    words: str
    answers: Mapping[str, Any]


class People:
    """People, teams and their words."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, person: Person) -> None:
        """Add somebody, or change what is known of them."""
        facts = {
            "kind": person.kind,
            "role": person.role,
            "display_name": person.display_name,
            "born_on": person.born_on,
            "gender": person.gender,
        }
        reach = {
            "email": person.email,
            "phone": person.phone,
            "address_lines": list(person.address_lines),
        }
        with self._database.begin() as connection:
            connection.execute(
                upsert(t.person)
                .values(person_id=person.person_id, **facts)
                .on_conflict_do_update(index_elements=["person_id"], set_=facts)
            )
            connection.execute(
                upsert(t.contact)
                .values(person_id=person.person_id, **reach)
                .on_conflict_do_update(
                    index_elements=["person_id"], set_={**reach, "updated_at": func.now()}
                )
            )

    def join(self, person_id: str, organisation_id: str) -> None:
        """Make a person a member of a team."""
        row = upsert(t.membership).values(person_id=person_id, organisation_id=organisation_id)
        with self._database.begin() as connection:
            connection.execute(row.on_conflict_do_nothing())

    def teams(self, person_id: str) -> tuple[str, ...]:
        """Ids of the teams a person belongs to."""
        query = (
            select(t.membership.c.organisation_id)
            .where(t.membership.c.person_id == person_id)
            .order_by(t.membership.c.organisation_id)
        )
        with self._database.begin() as connection:
            return tuple(connection.execute(query).scalars())

    def members(self, organisation_id: str) -> tuple[Person, ...]:
        """The people of a team."""
        query = (
            _people()
            .join(t.membership, t.membership.c.person_id == t.person.c.person_id)
            .where(t.membership.c.organisation_id == organisation_id)
            .order_by(t.person.c.display_name)
        )
        return self._all(query)

    def find(self, person_id: str) -> Person | None:
        """The person of that id, or None."""
        found = self._all(_people().where(t.person.c.person_id == person_id))
        return found[0] if found else None

    def named(self, person_ids: Iterable[str]) -> dict[str, Person]:
        """People by id; ids that are not known are left out."""
        wanted = sorted({person_id for person_id in person_ids if person_id})
        found = self._all(_people().where(t.person.c.person_id.in_(wanted)))
        return {person.person_id: person for person in found}

    def with_email(self, email: str, role: str) -> Person | None:
        """The one person of a role with that e-mail address; None when there is none, or several."""
        found = self._all(
            _people()
            .where(func.lower(t.contact.c.email) == email.strip().lower())
            .where((t.person.c.role == role) & (t.person.c.kind == "person"))
        )
        return found[0] if len(found) == 1 else None

    def everybody(self, kind: str = "person") -> tuple[Person, ...]:
        """All people, or all teams when `kind` is organisation."""
        return self._all(_people().where(t.person.c.kind == kind).order_by(t.person.c.display_name))

    def write(
        self,
        narrative_id: str,
        case_id: str,
        author_id: str,
        words: str,
        answers: Mapping[str, Any] | None = None,
    ) -> None:
        """Keep words outside a filing; the same id twice keeps the first."""
        row = upsert(t.narrative).values(
            narrative_id=narrative_id,
            case_id=case_id,
            author_id=author_id,
            words=words,
            answers=dict(answers or {}),
        )
        with self._database.begin() as connection:
            connection.execute(row.on_conflict_do_nothing())

    def narrative(self, narrative_id: str) -> Narrative | None:
        """Words by id, or None when there are none or they were erased."""
        query = select(
            t.narrative.c.narrative_id,
            t.narrative.c.case_id,
            t.narrative.c.author_id,
            t.narrative.c.words,
            t.narrative.c.answers,
        ).where(t.narrative.c.narrative_id == narrative_id)
        with self._database.begin() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else Narrative(**row._mapping)

    def words(self, case_id: str) -> dict[str, str]:
        """Every text written in a case, by id."""
        query = select(t.narrative.c.narrative_id, t.narrative.c.words).where(
            t.narrative.c.case_id == case_id
        )
        with self._database.begin() as connection:
            return {row.narrative_id: row.words for row in connection.execute(query)}

    def grant_token(self, person_id: str, token: str) -> None:
        """Let a token of the JSON API act for a person; only its hash is kept."""
        row = upsert(t.access_token).values(token_hash=_hash(token), person_id=person_id)
        with self._database.begin() as connection:
            connection.execute(row.on_conflict_do_nothing())

    def by_token(self, token: str) -> str | None:
        """The id of the person a token acts for, or None."""
        query = select(t.access_token.c.person_id).where(
            t.access_token.c.token_hash == _hash(token)
        )
        with self._database.begin() as connection:
            return connection.execute(query).scalar()

    def _all(self, query: Any) -> tuple[Person, ...]:
        with self._database.begin() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Person(**{**row._mapping, "address_lines": tuple(row.address_lines or ())})
            for row in rows
        )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _people() -> Any:
    person, contact = t.person.c, t.contact.c
    return select(
        person.person_id,
        person.kind,
        person.role,
        person.display_name,
        person.born_on,
        person.gender,
        contact.email,
        contact.phone,
        contact.address_lines,
    ).join_from(t.person, t.contact, person.person_id == contact.person_id, isouter=True)
