"""Finding the cases of a person by an index, and what staff did for a message that reached nobody."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"

# A list of entries not yet sorted in would have to be read by every look-up: so none is kept.
PEOPLE = """
CREATE INDEX case_row_people ON case_row USING gin ((state -> 'people') jsonb_path_ops)
    WITH (fastupdate = off);
CREATE INDEX case_row_child ON case_row (child_id);
CREATE INDEX case_row_service ON case_row (service_id);
CREATE INDEX case_row_mediator ON case_row (mediator_id);
CREATE INDEX case_row_tribunal ON case_row (tribunal_id)
"""

TOLD_OTHERWISE = """
ALTER TABLE message_attempt DROP CONSTRAINT message_attempt_channel_check;
ALTER TABLE message_attempt ADD CONSTRAINT message_attempt_channel_check
    CHECK (channel IN ('centre', 'email', 'text', 'letter', 'otherwise'))
"""


SENT = """
CREATE INDEX message_attempt_sent ON message_attempt (at) WHERE status = 'sent'
"""


def upgrade() -> None:
    """Add the indexes (also of what providers took, to ask about it), and the way by which staff themselves told somebody."""
    op.execute(PEOPLE)
    op.execute(TOLD_OTHERWISE)
    op.execute(SENT)
