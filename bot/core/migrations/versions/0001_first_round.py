"""The first tables: who, circles, rounds, and what is to be done later."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_first_round"
down_revision = None

Moment = sa.DateTime(timezone=True)
RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "circles",
        sa.Column("channel_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("format", sa.String(length=80), nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("retired_at", Moment, nullable=True),
        sa.PrimaryKeyConstraint("channel_id", name="pk_circles"),
    )
    op.create_index("ix_circles_guild_id", "circles", ["guild_id"], unique=False)
    op.create_table(
        "jobs",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("take_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="pk_jobs"),
    )
    op.create_index("ix_jobs_take_at", "jobs", ["take_at"], unique=False)
    op.create_table(
        "people",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_people"),
    )
    op.create_table(
        "members",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["people.user_id"], name="fk_members_user_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guild_id", "user_id", name="pk_members"),
    )
    op.create_index("ix_members_user_id", "members", ["user_id"], unique=False)
    op.create_table(
        "rounds",
        sa.Column("id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("format", sa.JSON(), nullable=False),
        sa.Column("opened_by", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", Moment, nullable=False),
        sa.Column("closes_at", Moment, nullable=False),
        sa.Column("closed_at", Moment, nullable=True),
        sa.Column("card_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("seen_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["circles.channel_id"], name="fk_rounds_channel_id_circles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["people.user_id"], name="fk_rounds_opened_by_people", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_rounds"),
        sa.UniqueConstraint("thread_id", name="uq_rounds_thread_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rounds_opened_by", "rounds", ["opened_by"], unique=False)
    op.create_index(
        "ux_rounds_open",
        "rounds",
        ["channel_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "check_ins",
        sa.Column("id", RowId, nullable=False),
        sa.Column("round_id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("welcome", sa.String(length=20), nullable=False),
        sa.Column("noted", sa.Boolean(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("more_id", sa.BigInteger(), nullable=True),
        sa.Column("answer_token", sa.Text(), nullable=True),
        sa.Column("taken_out_by", sa.BigInteger(), nullable=True),
        sa.Column("taken_out", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name="fk_check_ins_guild_id_user_id_members",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name="fk_check_ins_round_id_rounds", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["taken_out_by"], ["people.user_id"], name="fk_check_ins_taken_out_by_people", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_check_ins"),
        sa.UniqueConstraint("round_id", "user_id", name="uq_check_ins_round_id_user_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_check_ins_member", "check_ins", ["guild_id", "user_id"], unique=False)
    op.create_index("ix_check_ins_message_id", "check_ins", ["message_id"], unique=False)
    op.create_index("ix_check_ins_taken_out_by", "check_ins", ["taken_out_by"], unique=False)
    op.create_table(
        "presences",
        sa.Column("round_id", RowId, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name="fk_presences_guild_id_user_id_members",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name="fk_presences_round_id_rounds", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "user_id", name="pk_presences"),
    )
    op.create_index("ix_presences_member", "presences", ["guild_id", "user_id"], unique=False)
