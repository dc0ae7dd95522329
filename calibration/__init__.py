"""Where the numbers come from, and how well they do.

A *threshold* is the value of a measure at which a behaviour begins to count (onset) and the one at which it has surely
ended (offset); between them nothing changes, so that a value that hovers does not flicker. Together with how long a
behaviour must last, those numbers are a judgement, not a definition, and so they stand apart from the rules, in
``thresholds.toml``: each with its unit and its source (a published limit, a measurement of landmark noise, or a fit to
labelled clips).

This package measures the judgement against labels made without it::

    formats     labels from files: BORIS, ELAN, our own JSON, and reports of the product
    labels      what really happened in a clip
    intervals   arithmetic of stretches of time
    matching    which predicted episode is which true one
    people      which predicted person is which labelled one
    kappa       agreement beyond chance, with intervals
    metrics     counts and scores, and their sums
    rows        one row of one person's report against the label
    scoring     a whole report against the label of its clip
    evaluate    a folder of labelled clips, reviewed and scored
    agreement   two raters compared, or a rater and the product
    poses       what was seen of a recording, kept to be judged again
    fit         onsets and offsets that fit the labels, tried on people not seen
    tables      the result in the terminal
    commands    evaluate, agreement, fit

It stands above ``posture`` and imports it; ``posture`` never imports it.
"""
