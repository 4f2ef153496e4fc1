"""Tests as data: cases beside a rubric, run through the evaluator that scores forms."""
