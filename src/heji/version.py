"""The version of heji, the one place where it is written besides pyproject.toml."""

VERSION = "0.1.0"
