"""What people do with self-evaluations besides filling them in."""
