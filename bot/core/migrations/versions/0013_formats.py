"""Servers' own formats, and how a circle is set up as a whole."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013_formats"
down_revision = "0012_pairs"

Moment = sa.DateTime(timezone=True)
RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add them; circles that there are stay as they were."""
    op.add_column("circles", sa.Column("hours", sa.Float(), nullable=True))
    for name in ("shows_point", "offers_reminders"):
        op.add_column("circles", sa.Column(name, sa.Boolean(), server_default=sa.true(), nullable=False))
    op.create_table(
        "server_formats",
        sa.Column("id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=45), nullable=False),
        sa.Column("written", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("saved_at", Moment, nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by"],
            ["people.user_id"],
            name="fk_server_formats_made_by_people",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_server_formats"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_server_formats_guild_id", "server_formats", ["guild_id"], unique=False)
    op.create_index("ix_server_formats_made_by", "server_formats", ["made_by"], unique=False)
