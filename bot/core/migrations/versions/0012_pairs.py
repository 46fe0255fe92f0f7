"""Who was put with whom in a round, and where they talk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012_pairs"
down_revision = "0011_avoids"

Moment = sa.DateTime(timezone=True)
RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "round_pairings",
        sa.Column("round_id", RowId, nullable=False),
        sa.Column("begun_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name="fk_round_pairings_round_id_rounds", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["begun_by"], ["people.user_id"], name="fk_round_pairings_begun_by_people", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("round_id", name="pk_round_pairings"),
    )
    op.create_index("ix_round_pairings_begun_by", "round_pairings", ["begun_by"], unique=False)
    op.create_table(
        "round_pairs",
        sa.Column("id", RowId, nullable=False),
        sa.Column("round_id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", Moment, nullable=True),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("ended_at", Moment, nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name="fk_round_pairs_round_id_rounds", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_round_pairs"),
        sa.UniqueConstraint("thread_id", name="uq_round_pairs_thread_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_round_pairs_round_id", "round_pairs", ["round_id"], unique=False)
    op.create_table(
        "round_pair_members",
        sa.Column("pair_id", RowId, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("left", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pair_id"],
            ["round_pairs.id"],
            name="fk_round_pair_members_pair_id_round_pairs",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name="fk_round_pair_members_guild_id_user_id_members",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("pair_id", "user_id", name="pk_round_pair_members"),
    )
    op.create_index(
        "ix_round_pair_members_member", "round_pair_members", ["guild_id", "user_id"], unique=False
    )
