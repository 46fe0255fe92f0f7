"""What people may ask to be remembered about themselves, beside their country."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010_persons"
down_revision = "0009_agreements"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("people", sa.Column("language", sa.String(length=20), nullable=True))
    op.add_column("people", sa.Column("area", sa.String(length=10), nullable=True))
    op.add_column("people", sa.Column("time_zone", sa.String(length=60), nullable=True))
