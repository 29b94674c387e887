"""What is negotiated: the scenario file, its checks, its reader and writer."""

from detente.scenario.caveats import caveats
from detente.scenario.faults import Fault, ScenarioError
from detente.scenario.files import dump, dumps, load, loads
from detente.scenario.model import Scenario
from detente.scenario.schema import json_schema

__all__ = ["Fault", "Scenario", "ScenarioError", "caveats", "dump", "dumps", "json_schema", "load", "loads"]
