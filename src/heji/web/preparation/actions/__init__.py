"""What can be done before a declaration."""
