"""What stands behind the ports: databases, vectors, models."""
