"""Since when a task is owed, who of a team does it, and who covers for whom."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

TASK = """
ALTER TABLE task ADD COLUMN since timestamptz;
UPDATE task SET since = coalesce(
    (SELECT max(recorded_at) FROM case_event WHERE case_event.case_id = task.case_id), now()
);
ALTER TABLE task ALTER COLUMN since SET NOT NULL;
ALTER TABLE task ADD COLUMN assigned_to text NOT NULL DEFAULT '';
CREATE INDEX task_assigned ON task (assigned_to) WHERE assigned_to <> ''
"""

ABSENCE = """
CREATE TABLE absence (
    absence_id text PRIMARY KEY,
    person_id text NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL CHECK (until_on >= from_on),
    cover_id text NOT NULL CHECK (cover_id <> person_id),
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz
);
CREATE INDEX absence_cover ON absence (cover_id, until_on);
GRANT SELECT, INSERT, UPDATE ON absence TO redress_app
"""

GOING_ON = """
CREATE INDEX case_row_going_on ON case_row (case_id)
    WHERE (NOT is_closed OR stage NOT IN ('closed', 'ceased'))
"""


def upgrade() -> None:
    """Add the columns of tasks and the table of absences."""
    op.execute(TASK)
    op.execute(ABSENCE)
    op.execute(GOING_ON)
