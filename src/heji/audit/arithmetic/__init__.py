"""From relations to verdicts: what was reckoned, who is to blame, and which scale money has."""
