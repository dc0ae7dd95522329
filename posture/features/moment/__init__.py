"""What one moment shows: arms, body, head, legs, trunk, and which parts are visible."""
