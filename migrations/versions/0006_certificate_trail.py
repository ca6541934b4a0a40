"""What became of a certificate, who issued it, and on which ground."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

TRAIL = """
ALTER TABLE certificate ADD COLUMN status text NOT NULL DEFAULT 'valid'
    CHECK (status IN ('valid', 'revoked', 'replaced'));
ALTER TABLE certificate ADD COLUMN adviser_id text NOT NULL DEFAULT '';
ALTER TABLE certificate ADD COLUMN ground text NOT NULL DEFAULT '';
GRANT UPDATE (status) ON certificate TO redress_app
"""


def upgrade() -> None:
    """Add the columns; nothing but the status may ever change."""
    op.execute(TRAIL)
