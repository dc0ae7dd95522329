"""Training of the leg classifier, which alone needs scikit-learn: labelled clips or poses in, the weights out."""
