"""Rounds in which people speak one after another, or listen first."""
