"""What some seconds show: gait, sway, shaking, moves, and the history behind them."""
