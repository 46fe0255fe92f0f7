"""Rounds in which people talk two by two."""
