"""The buddy queue, proposals and pairs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015_buddies"
down_revision = "0014_heard"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "buddy_pairs",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("hello_id", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buddy_pairs")),
        sa.UniqueConstraint("thread_id", name=op.f("uq_buddy_pairs_thread_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_buddy_pairs_guild_id"), "buddy_pairs", ["guild_id"], unique=False)
    op.create_table(
        "buddy_settings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("adults_only", sa.Boolean(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_buddy_settings")),
    )
    op.create_table(
        "buddy_entries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("resting", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fresh_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name=op.f("fk_buddy_entries_guild_id_user_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buddy_entries")),
        sa.UniqueConstraint("guild_id", "user_id", name=op.f("uq_buddy_entries_guild_id_user_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_buddy_entries_member", "buddy_entries", ["guild_id", "user_id"], unique=False)
    op.create_table(
        "buddy_kept_out",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name=op.f("fk_buddy_kept_out_guild_id_user_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("guild_id", "user_id", name=op.f("pk_buddy_kept_out")),
    )
    op.create_table(
        "buddy_meetings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("other_user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "other_user_id"],
            ["members.guild_id", "members.user_id"],
            name=op.f("fk_buddy_meetings_guild_id_other_user_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name=op.f("fk_buddy_meetings_guild_id_user_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("guild_id", "user_id", "other_user_id", name=op.f("pk_buddy_meetings")),
    )
    op.create_index(op.f("ix_buddy_meetings_at"), "buddy_meetings", ["at"], unique=False)
    op.create_index("ix_buddy_meetings_other", "buddy_meetings", ["guild_id", "other_user_id"], unique=False)
    op.create_table(
        "buddy_places",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pair_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("where_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("alone_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name=op.f("fk_buddy_places_guild_id_user_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["pair_id"],
            ["buddy_pairs.id"],
            name=op.f("fk_buddy_places_pair_id_buddy_pairs"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buddy_places")),
        sa.UniqueConstraint("pair_id", "user_id", name=op.f("uq_buddy_places_pair_id_user_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_buddy_places_member", "buddy_places", ["guild_id", "user_id"], unique=False)
    op.create_index(op.f("ix_buddy_places_pair_id"), "buddy_places", ["pair_id"], unique=False)
