import importlib.util
from pathlib import Path

import pytest

from ingest.sections import Section, sections_of
from tests.unit.ingest.extracting import pages
