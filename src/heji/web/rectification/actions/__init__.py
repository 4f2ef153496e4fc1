"""What is done with rectification tasks."""
