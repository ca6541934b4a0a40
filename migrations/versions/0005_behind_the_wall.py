"""Offers, papers and preparation behind the without-prejudice wall; the register of mediators."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

WALL = """
CREATE TABLE mediation.item (
    item_id text PRIMARY KEY,
    case_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('offer', 'document', 'preparation', 'views')),
    side text NOT NULL CHECK (side IN ('family', 'authority', 'mediator')),
    author_id text NOT NULL,
    is_shared boolean NOT NULL DEFAULT false,
    material text NOT NULL CHECK (material IN ('discussion', 'existing_paper')),
    title text NOT NULL DEFAULT '',
    words text NOT NULL DEFAULT '',
    sha256 text NOT NULL DEFAULT '',
    media_type text NOT NULL DEFAULT '',
    data bytea,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX item_case ON mediation.item (case_id);
CREATE TABLE mediation.release (
    item_id text NOT NULL REFERENCES mediation.item,
    side text NOT NULL CHECK (side IN ('family', 'authority')),
    agreed_by text NOT NULL,
    agreed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (item_id, side)
)
"""

REGISTER = """
CREATE TABLE mediator_register (
    person_id text PRIMARY KEY,
    register text NOT NULL,
    employer text NOT NULL,
    employer_id text NOT NULL DEFAULT '',
    knows jsonb NOT NULL DEFAULT '[]',
    languages jsonb NOT NULL DEFAULT '[]',
    trained_on date,
    accredited_until date,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now()
)
"""

GRANTS = """
REVOKE ALL ON mediation.item, mediation.release, mediator_register FROM PUBLIC;
GRANT SELECT, INSERT ON mediation.item, mediation.release TO redress_mediation;
GRANT SELECT, INSERT, UPDATE ON mediator_register TO redress_app
"""


def upgrade() -> None:
    """Create the tables; nothing behind the wall is ever rewritten, and the product cannot read it."""
    op.execute(WALL)
    op.execute(REGISTER)
    op.execute(GRANTS)
