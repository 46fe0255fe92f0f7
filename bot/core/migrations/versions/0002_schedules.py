"""Rounds that open by themselves, and what was posted that nobody asked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_schedules"
down_revision = "0001_first_round"

Moment = sa.DateTime(timezone=True)
RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, and two columns of rounds."""
    op.add_column("rounds", sa.Column("role_id", sa.BigInteger(), nullable=True))
    op.add_column(
        "rounds", sa.Column("bot_was_away", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.create_table(
        "schedules",
        sa.Column("id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("format", sa.String(length=80), nullable=True),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("first_week", sa.Date(), nullable=False),
        sa.Column("hours", sa.Float(), nullable=False),
        sa.Column("role_id", sa.BigInteger(), nullable=True),
        sa.Column("saved_at", Moment, nullable=True),
        sa.Column("done_until", Moment, nullable=False),
        sa.Column("bot_was_away", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("quiet_rounds", sa.Integer(), server_default="0", nullable=False),
        sa.Column("rests_since", Moment, nullable=True),
        sa.Column("told_rest", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("round_id", RowId, nullable=True),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["circles.channel_id"], name="fk_schedules_channel_id_circles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["people.user_id"], name="fk_schedules_made_by_people", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name="fk_schedules_round_id_rounds", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_schedules"),
        sqlite_autoincrement=True,
    )
    for column in ("channel_id", "made_by", "round_id"):
        op.create_index(f"ix_schedules_{column}", "schedules", [column], unique=False)
    op.create_table(
        "unasked_messages",
        sa.Column("channel_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("what", sa.String(length=80), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("channel_id", "what", name="pk_unasked_messages"),
    )
    op.create_index("ix_unasked_messages_at", "unasked_messages", ["at"], unique=False)
