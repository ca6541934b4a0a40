"""What authorities set for themselves, with dates: term dates, complaint stages, keeping of files."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

PRACTICE = """
CREATE TABLE term_date (
    authority_id text NOT NULL,
    setting_id text NOT NULL DEFAULT '',
    opens_on date NOT NULL,
    closes_on date NOT NULL CHECK (closes_on >= opens_on),
    training_days jsonb NOT NULL DEFAULT '[]',
    source text NOT NULL,
    published_on date,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (authority_id, setting_id, recorded_at, opens_on)
);
CREATE TABLE authority_practice (
    authority_id text NOT NULL,
    subject text NOT NULL CHECK (subject IN ('complaint_stages', 'retention')),
    from_on date NOT NULL,
    until_on date CHECK (until_on >= from_on),
    value jsonb NOT NULL,
    source text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (authority_id, subject, recorded_at, from_on)
)
"""

GRANTS = """
REVOKE ALL ON term_date, authority_practice FROM PUBLIC;
GRANT SELECT, INSERT ON term_date, authority_practice TO redress_app
"""


def upgrade() -> None:
    """Create both tables; the product adds rows and never changes one."""
    op.execute(PRACTICE)
    op.execute(GRANTS)
