"""How a thing is done, each way replaceable and filed by name."""
