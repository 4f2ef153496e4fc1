"""The self-evaluation report (绩效自评报告): made from a form, set as GB/T 9704-2012 says."""
