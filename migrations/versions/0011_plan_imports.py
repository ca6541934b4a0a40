"""Files of plans that an authority brings in: what was asked, and how far it came."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"

IMPORTS = """
CREATE TABLE plan_import (
    import_id text PRIMARY KEY,
    authority_id text NOT NULL,
    file_name text NOT NULL,
    sha256 text NOT NULL,
    plans integer NOT NULL CHECK (plans > 0),
    begun_by text NOT NULL,
    begun_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
);
CREATE INDEX plan_import_authority ON plan_import (authority_id, begun_at);
GRANT SELECT, INSERT, UPDATE ON plan_import TO redress_app
"""

ROWS = """
CREATE TABLE plan_import_row (
    import_id text NOT NULL REFERENCES plan_import,
    line integer NOT NULL,
    reference text NOT NULL,
    case_id text NOT NULL UNIQUE,
    command_id text NOT NULL UNIQUE,
    people jsonb NOT NULL,
    body jsonb NOT NULL,
    filed_at timestamptz,
    PRIMARY KEY (import_id, line)
);
CREATE INDEX plan_import_row_waiting ON plan_import_row (import_id, line) WHERE filed_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON plan_import_row TO redress_app
"""

LISTS = """
CREATE INDEX case_row_plans ON case_row (authority_id) WHERE kind = 'plan' AND NOT is_closed
"""


def upgrade() -> None:
    """Add the log of imports, their rows, and what makes lists of an authority's plans quick."""
    op.execute(IMPORTS)
    op.execute(ROWS)
    op.execute(LISTS)
