"""Charts as SVG: figures stay exact until coordinates are printed."""
