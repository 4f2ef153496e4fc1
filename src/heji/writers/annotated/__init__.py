"""Copies of the audited files with the findings as comments at their places."""
