"""Which rules of the catalogue give a printed score."""
