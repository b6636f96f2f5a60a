"""Where briefs live: folders of YAML files, listed, found by id, and read."""
