"""The kinds of scoring rule, and the one shape that most of them share: a curve."""
