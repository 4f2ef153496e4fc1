"""Pages and addresses of declarations."""
