"""For how long servers keep things, and how many direct messages a person gets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006_kept_days"
down_revision = "0005_orders"


def upgrade() -> None:
    """Make room for it."""
    op.add_column("servers", sa.Column("kept_days", sa.JSON(), server_default="{}", nullable=False))
    op.create_table(
        "unasked_letters",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("what", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["people.user_id"],
            name="fk_unasked_letters_user_id_people",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", "what", name="pk_unasked_letters"),
    )
    op.create_index("ix_unasked_letters_at", "unasked_letters", ["at"], unique=False)
