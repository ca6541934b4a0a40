"""Bank holidays proclaimed after a release, and why a deadline is believed in a version."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

CLOSED_DAYS = """
CREATE TABLE closed_day (
    change_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    day date NOT NULL,
    is_closed boolean NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    proposed_at timestamptz NOT NULL DEFAULT now(),
    in_force_at timestamptz
);
CREATE UNIQUE INDEX closed_day_proposed ON closed_day (day) WHERE in_force_at IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON closed_day TO redress_app
"""

WHY = """
ALTER TABLE clock ADD COLUMN why text NOT NULL DEFAULT 'started';
CREATE INDEX clock_belief ON clock (case_id, clock_id, believed_from)
"""


def upgrade() -> None:
    """Add the table of days and the reason of a belief."""
    op.execute(CLOSED_DAYS)
    op.execute(WHY)
