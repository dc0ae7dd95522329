"""What a camera's pictures say of the camera: how it hangs, how high it stands, whether it moved, and the light.

It knows pictures and landmarks, but no pose model and no rules. Directions are those of the upright picture: u to the
right and v down, in pixels.
"""
