"""The pages: what is chosen before practising, what came of it, and the review of recordings.

What happens while somebody practises is not here: pictures and verdicts go between the browser's part
(posture/web/static/practice) and the engine (posture.practice) over a websocket, and no page is run again for them.
"""
