"""The HTTP API, one file for each noun, each ending in its table of routes."""
