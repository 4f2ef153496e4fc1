"""Indicator and score tables: records, lists, the tree of weights and scores."""
