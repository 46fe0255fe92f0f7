"""How far a round has come, who has a turn in it, and when somebody last looked after it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007_turns"
down_revision = "0006_kept_days"

Moment = sa.DateTime(timezone=True)
RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, and a column of rounds."""
    op.add_column("rounds", sa.Column("keeper_seen_at", Moment, nullable=True))
    op.create_table(
        "courses",
        sa.Column("round_id", RowId, nullable=False),
        sa.Column("phase", sa.String(length=20), nullable=False),
        sa.Column("paused", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("step", sa.Integer(), server_default="0", nullable=False),
        sa.Column("told_step", sa.Integer(), server_default="0", nullable=False),
        sa.Column("call_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name="fk_courses_round_id_rounds", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", name="pk_courses"),
    )
    op.create_table(
        "turns",
        sa.Column("id", RowId, nullable=False),
        sa.Column("round_id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name="fk_turns_round_id_rounds", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name="fk_turns_guild_id_user_id_members",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_turns"),
        sa.UniqueConstraint("round_id", "user_id", name="uq_turns_round_id_user_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_turns_member", "turns", ["guild_id", "user_id"], unique=False)
