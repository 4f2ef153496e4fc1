"""Signed versions of self-evaluations: read, compared with the form, audited together."""
