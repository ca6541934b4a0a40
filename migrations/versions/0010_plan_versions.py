"""Versions of plans, and each change while one is written; their words name a child."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"

VERSIONS = """
CREATE TABLE plan_version (
    version_id text PRIMARY KEY,
    case_id text NOT NULL,
    based_on text NOT NULL DEFAULT '',
    body jsonb NOT NULL,
    sha256 text NOT NULL,
    author_id text NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX plan_version_case ON plan_version (case_id);
CREATE TABLE plan_edit (
    edit_id text PRIMARY KEY,
    case_id text NOT NULL,
    based_on text NOT NULL DEFAULT '',
    number integer NOT NULL CHECK (number > 0),
    change jsonb NOT NULL,
    sha256 text NOT NULL,
    author_id text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (case_id, based_on, number)
)
"""

GUARD = """
CREATE TRIGGER plan_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER plan_edit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_edit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""

GRANTS = """
REVOKE ALL ON plan_version, plan_edit FROM PUBLIC;
GRANT SELECT, INSERT ON plan_version, plan_edit TO redress_app
"""


def upgrade() -> None:
    """Create both tables; the product adds rows and never changes one."""
    op.execute(VERSIONS)
    op.execute(GUARD)
    op.execute(GRANTS)
