"""One body in one picture: landmarks, geometry, smoothing, and what of it is trusted."""
