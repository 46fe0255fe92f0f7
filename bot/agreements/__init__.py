"""Agreements: what a group agreed, made together and looked at again."""
