"""Training of the leg classifier, which alone needs scikit-learn: labelled poses in, ``leg_weights.json`` out."""
