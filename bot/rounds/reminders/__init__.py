"""Reminders before a round, for those who asked for them. None is the default."""
