"""Backup and restore: database, evidence, keys and settings in one checked archive."""
