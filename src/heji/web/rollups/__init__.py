"""Results of projects rolled up to programmes, units, departments and the region (汇总)."""
