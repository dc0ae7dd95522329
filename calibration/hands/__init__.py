"""Training of the hand classifier, which needs scikit-learn: labelled moments of people who stand in, weights out."""
