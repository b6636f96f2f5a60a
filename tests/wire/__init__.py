"""Tests of libraries that a desk shares."""
