"""Acts of monitoring alone."""
