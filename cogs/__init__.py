"""What people meet on Discord, one folder a feature."""
