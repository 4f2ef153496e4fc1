"""Acts on declarations alone."""
