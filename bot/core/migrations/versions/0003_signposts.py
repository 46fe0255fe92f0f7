"""Signposts: entries, where they were shared, what is wrong with them, imports; and people's countries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003_signposts"
down_revision = "0002_schedules"

Moment = sa.DateTime(timezone=True)
RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, and a column of people."""
    op.add_column("people", sa.Column("country", sa.String(length=2), nullable=True))
    op.create_table(
        "signposts",
        sa.Column("id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("entry", sa.JSON(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("confirmed_at", Moment, nullable=True),
        sa.Column("confirmed_by", sa.BigInteger(), nullable=True),
        sa.Column("suggested_by", sa.BigInteger(), nullable=True),
        sa.Column("looked_at", Moment, nullable=True),
        _person("signposts", "confirmed_by"),
        _person("signposts", "suggested_by"),
        sa.PrimaryKeyConstraint("id", name="pk_signposts"),
        sa.UniqueConstraint("guild_id", "key", name="uq_signposts_guild_id_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signposts_confirmed_by", "signposts", ["confirmed_by"], unique=False)
    op.create_index("ix_signposts_suggested_by", "signposts", ["suggested_by"], unique=False)
    op.create_table(
        "signpost_lists",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_signpost_lists"),
    )
    _make_shares()
    _make_reports()
    _make_imports()


def _make_shares() -> None:
    op.create_table(
        "signpost_shares",
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("signpost_id", RowId, nullable=True),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name="fk_signpost_shares_guild_id_user_id_members",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["signpost_id"],
            ["signposts.id"],
            name="fk_signpost_shares_signpost_id_signposts",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("message_id", name="pk_signpost_shares"),
    )
    op.create_index("ix_signpost_shares_member", "signpost_shares", ["guild_id", "user_id"], unique=False)
    op.create_index("ix_signpost_shares_signpost_id", "signpost_shares", ["signpost_id"], unique=False)


def _make_reports() -> None:
    op.create_table(
        "signpost_reports",
        sa.Column("id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("signpost_id", RowId, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("reported_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["signpost_id"],
            ["signposts.id"],
            name="fk_signpost_reports_signpost_id_signposts",
            ondelete="CASCADE",
        ),
        _person("signpost_reports", "user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_signpost_reports"),
        sa.UniqueConstraint("signpost_id", "user_id", name="uq_signpost_reports_signpost_id_user_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signpost_reports_guild_id", "signpost_reports", ["guild_id"], unique=False)
    op.create_index("ix_signpost_reports_user_id", "signpost_reports", ["user_id"], unique=False)


def _make_imports() -> None:
    op.create_table(
        "signpost_imports",
        sa.Column("id", RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("removing", sa.Boolean(), nullable=False),
        sa.Column("base", sa.String(length=64), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("applied_at", Moment, nullable=True),
        sa.Column("changes", sa.JSON(), nullable=True),
        _person("signpost_imports", "made_by"),
        sa.PrimaryKeyConstraint("id", name="pk_signpost_imports"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signpost_imports_guild_id", "signpost_imports", ["guild_id"], unique=False)
    op.create_index("ix_signpost_imports_made_by", "signpost_imports", ["made_by"], unique=False)


def _person(table: str, column: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_people"
    return sa.ForeignKeyConstraint([column], ["people.user_id"], name=name, ondelete="SET NULL")
