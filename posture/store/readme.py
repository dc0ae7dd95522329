"""What an exported zip says of itself."""

from __future__ import annotations

from typing import Final

ABOUT_LANDMARKS: Final = """\
Landmarks of one practice; n rows, one for each body in each frame, in the order of time. No pictures are kept.
time        (n,)        seconds since the first frame
person      (n,)        number of the person, from 1
size        (n, 2)      width and height of the picture, pixels
picture     (n, 33, 2)  u to the right and v down, pixels of the upright, unmirrored picture
world       (n, 33, 3)  x to the picture's right, y up, z towards the camera, metres; origin between the hips
visibility  (n, 33)     0..1: in the picture and not hidden
presence    (n, 33)     0..1: inside the picture
The 33 landmarks are those of BlazePose, in its order; left and right are the person's own.
"""

README: Final = f"""\
What is in this archive

practices.csv               one line for each practice: times are UTC, seconds is its length, score, low and high
                            (95 % interval) are 0 to 100 and empty where too little could be judged, coverage is the
                            share, 0 to 1, of the table that could be judged, finished is 1 or 0
baselines/*.json            postures recorded as best, each value with its unit
practice-N/settings.json    what was chosen
practice-N/report.json      what was shown, not shown or not judged; times in seconds since the first frame
                            (absent where the practice was not finished)
practice-N/cues.csv         what was said, at which second
practice-N/landmarks.npz    arrays for numpy.load; in them, as "about":

{ABOUT_LANDMARKS}
本压缩包的内容

practices.csv               每次练习一行：时间为 UTC，seconds 为时长（秒），score、low、high 为得分及其 95 % 区间
                            （0 至 100，可评判内容过少时为空），coverage 为可评判部分占整张表的比例（0 至 1），
                            finished 为 1（已完成）或 0
baselines/*.json            采集的基准姿势，每个数值均注明单位
practice-N/settings.json    练习前的选择
practice-N/report.json      各条目：出现、未出现或未能评判；时间为自第一帧起的秒数（未完成的练习没有此文件）
practice-N/cues.csv         提示内容及其时间（秒）
practice-N/landmarks.npz    关键点数组，可用 numpy.load 读取；各数组的单位见上文及文件中的 "about"。不含任何画面
"""
