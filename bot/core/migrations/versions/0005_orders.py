"""Rounds remember how people take part in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005_orders"
down_revision = "0004_servers"


def upgrade() -> None:
    """Add it; rounds that there are go as they went."""
    op.add_column("rounds", sa.Column("order", sa.String(length=20), server_default="open", nullable=False))
