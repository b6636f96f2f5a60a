"""The parts that screens are made of, each painting its own cells."""
