"""Tests that go on for long: faults, access and load. `make test` takes a seeded sample of each."""
