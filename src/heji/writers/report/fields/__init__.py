"""What of a form an outline can name."""
