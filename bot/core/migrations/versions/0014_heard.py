"""Which check-ins were answered, and of which the keepers were told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014_heard"
down_revision = "0013_formats"

RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "heard",
        sa.Column("check_in_id", RowId, nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["check_in_id"], ["check_ins.id"], name="fk_heard_check_in_id_check_ins", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("check_in_id", name="pk_heard"),
    )
