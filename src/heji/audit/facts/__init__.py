"""Where two places speak of the same fact, in one document or in several."""
