"""The picker."""
