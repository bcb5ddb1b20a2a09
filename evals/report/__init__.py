"""A run as people and programs read it: in the terminal, on a page, beside a change and in a CI."""

from evals.report.terminal import print_report
from evals.report.writing import write_report

__all__ = ["print_report", "write_report"]
