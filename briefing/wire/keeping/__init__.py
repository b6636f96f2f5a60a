"""Keeping a desk over NATS JetStream: certificates, users, configuration, streams."""
