"""`python -m heji`."""

from heji.cli.main import run

if __name__ == "__main__":
    raise SystemExit(run())
