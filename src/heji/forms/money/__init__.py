"""Blocks of money and of tasks with money: their lines, sums and rates."""
