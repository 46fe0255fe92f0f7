"""Circles: channels with a purpose, where rounds are held."""
