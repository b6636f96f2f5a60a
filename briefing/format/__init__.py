"""The brief: its fields and scales, and the reader that turns a YAML file into one."""
