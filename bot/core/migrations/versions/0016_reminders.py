"""Who wants to be reminded of the rounds of which circle."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016_reminders"
down_revision = "0015_buddies"

RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "round_reminders",
        sa.Column("id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lost_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["channel_id"],
            ["circles.channel_id"],
            name="fk_round_reminders_channel_id_circles",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name="fk_round_reminders_guild_id_user_id_members",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_round_reminders"),
        sa.UniqueConstraint("channel_id", "user_id", name="uq_round_reminders_channel_id_user_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_round_reminders_member", "round_reminders", ["guild_id", "user_id"], unique=False)
