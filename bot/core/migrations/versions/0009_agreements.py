"""Agreements: texts, what is suggested, whose voice counts, what was shown, reminders and review rounds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009_agreements"
down_revision = "0008_members"

Moment = sa.DateTime(timezone=True)
RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "agreement_reminders",
        sa.Column("channel_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("counted_round_id", sa.BigInteger(), nullable=True),
        sa.Column("rounds_since", sa.Integer(), nullable=False),
        sa.Column("line_round_id", sa.BigInteger(), nullable=True),
        sa.Column("line_agreement_id", sa.BigInteger(), nullable=True),
        sa.Column("line_version", sa.Integer(), nullable=True),
        sa.Column("line_point_id", sa.Integer(), nullable=True),
        sa.Column("posted_at", Moment, nullable=True),
        sa.PrimaryKeyConstraint("channel_id", name="pk_agreement_reminders"),
    )
    op.create_table(
        "agreements",
        sa.Column("id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("home_channel_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("points_made", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.Column("draft_edit", sa.Integer(), nullable=False),
        sa.Column("days_open", sa.Integer(), nullable=False),
        sa.Column("least_voices", sa.Integer(), nullable=True),
        sa.Column("remind_every", sa.Integer(), nullable=False),
        sa.Column("review_at", Moment, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_agreements"),
        sa.UniqueConstraint("guild_id", "channel_id", name="uq_agreements_guild_id_channel_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "agreement_drafts",
        sa.Column("id", RowId, nullable=False),
        sa.Column("agreement_id", RowId, nullable=False),
        sa.Column("by_user_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreements.id"],
            name="fk_agreement_drafts_agreement_id_agreements",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["by_user_id"],
            ["people.user_id"],
            name="fk_agreement_drafts_by_user_id_people",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_agreement_drafts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_agreement_drafts_by_user_id", "agreement_drafts", ["by_user_id"], unique=False)
    op.create_table(
        "agreement_reviews",
        sa.Column("id", RowId, nullable=False),
        sa.Column("agreement_id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", Moment, nullable=False),
        sa.Column("closes_at", Moment, nullable=False),
        sa.Column("closed_at", Moment, nullable=True),
        sa.Column("next_at", Moment, nullable=True),
        sa.Column("card_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreements.id"],
            name="fk_agreement_reviews_agreement_id_agreements",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_agreement_reviews"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "agreement_suggestions",
        sa.Column("id", RowId, nullable=False),
        sa.Column("agreement_id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("by_user_id", sa.BigInteger(), nullable=True),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("moved", sa.Boolean(), nullable=False),
        sa.Column("opened_at", Moment, nullable=False),
        sa.Column("closes_at", Moment, nullable=False),
        sa.Column("tally", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("card_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreements.id"],
            name="fk_agreement_suggestions_agreement_id_agreements",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["by_user_id"],
            ["people.user_id"],
            name="fk_agreement_suggestions_by_user_id_people",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_agreement_suggestions"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_agreement_suggestions_agreement_id",
        "agreement_suggestions",
        ["agreement_id", "state"],
        unique=False,
    )
    op.create_index(
        "ix_agreement_suggestions_by_user_id", "agreement_suggestions", ["by_user_id"], unique=False
    )
    op.create_index("ix_agreement_suggestions_card_id", "agreement_suggestions", ["card_id"], unique=False)
    op.create_index(
        "ix_agreement_suggestions_thread_id", "agreement_suggestions", ["thread_id"], unique=False
    )
    op.create_table(
        "agreement_versions",
        sa.Column("agreement_id", RowId, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("points", sa.JSON(), nullable=False),
        sa.Column("agreed_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreements.id"],
            name="fk_agreement_versions_agreement_id_agreements",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("agreement_id", "number", name="pk_agreement_versions"),
    )
    op.create_table(
        "agreement_readers",
        sa.Column("agreement_id", RowId, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("shown_version", sa.Integer(), nullable=False),
        sa.Column("in_version", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreements.id"],
            name="fk_agreement_readers_agreement_id_agreements",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name="fk_agreement_readers_guild_id_user_id_members",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("agreement_id", "user_id", name="pk_agreement_readers"),
    )
    op.create_index("ix_agreement_readers_member", "agreement_readers", ["guild_id", "user_id"], unique=False)
    op.create_table(
        "agreement_voices",
        sa.Column("suggestion_id", RowId, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name="fk_agreement_voices_guild_id_user_id_members",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["suggestion_id"],
            ["agreement_suggestions.id"],
            name="fk_agreement_voices_suggestion_id_agreement_suggestions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("suggestion_id", "user_id", name="pk_agreement_voices"),
    )
    op.create_index("ix_agreement_voices_member", "agreement_voices", ["guild_id", "user_id"], unique=False)
