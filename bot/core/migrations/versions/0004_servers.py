"""Servers' own choices, who changed what, and what members tell the moderators."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004_servers"
down_revision = "0003_signposts"

Moment = sa.DateTime(timezone=True)
RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "servers",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("area", sa.String(length=10), nullable=True),
        sa.Column("time_zone", sa.String(length=60), nullable=True),
        sa.Column("moderator_role_id", sa.BigInteger(), nullable=True),
        sa.Column("keeper_role_id", sa.BigInteger(), nullable=True),
        sa.Column("moderators_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("keepers_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("unasked_a_day", sa.Integer(), nullable=True),
        sa.Column("quiet_until", Moment, nullable=True),
        sa.PrimaryKeyConstraint("guild_id", name="pk_servers"),
    )
    op.create_table(
        "changes",
        sa.Column("id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("by_user_id", sa.BigInteger(), nullable=True),
        sa.Column("at", Moment, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("undone_by_change_id", RowId, nullable=True),
        sa.ForeignKeyConstraint(
            ["by_user_id"], ["people.user_id"], name="fk_changes_by_user_id_people", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changes_at", "changes", ["at"], unique=False)
    op.create_index("ix_changes_by_user_id", "changes", ["by_user_id"], unique=False)
    op.create_index("ix_changes_guild_id_id", "changes", ["guild_id", "id"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("at", Moment, nullable=False),
        sa.Column("taken_on_at", Moment, nullable=True),
        sa.Column("taken_on_by", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", Moment, nullable=True),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name="fk_reports_guild_id_user_id_members",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["taken_on_by"], ["people.user_id"], name="fk_reports_taken_on_by_people", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reports_member", "reports", ["guild_id", "user_id"], unique=False)
    op.create_index("ix_reports_taken_on_by", "reports", ["taken_on_by"], unique=False)
