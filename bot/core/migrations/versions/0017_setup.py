"""Where moderators are in setting a server up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017_setup"
down_revision = "0016_reminders"


def upgrade() -> None:
    """Make room for it."""
    op.add_column("servers", sa.Column("setup_step", sa.Integer(), server_default="1", nullable=False))
