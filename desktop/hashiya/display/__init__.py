"""What the screen should show, as plain values; no Qt."""
