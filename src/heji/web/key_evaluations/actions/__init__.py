"""The acts of key evaluations."""
