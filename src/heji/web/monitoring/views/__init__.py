"""The pages of monitoring alone."""
