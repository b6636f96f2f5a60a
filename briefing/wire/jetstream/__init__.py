"""A desk over NATS JetStream, as a console has it: store, replica, and what keeps both the same."""
