"""Label Studio: its tasks and its labelling configuration."""
