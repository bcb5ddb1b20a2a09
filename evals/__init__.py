"""Measures the answers."""
