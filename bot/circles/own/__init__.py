"""A server's own formats: brought as a file, looked at, and only then used."""
