"""Why something is not judged: codes, and words that a user can act on (rules.md §2.4)."""

from __future__ import annotations

from enum import StrEnum

from posture.types import Language


class Reason(StrEnum):
    """Why a row is not judged at some moment."""

    NO_PERSON = "NO_PERSON"
    NO_PICTURE = "NO_PICTURE"
    LEGS_OUT = "LEGS_OUT"
    FEET_OUT = "FEET_OUT"
    KNEES_HIDDEN = "KNEES_HIDDEN"
    HIPS_HIDDEN = "HIPS_HIDDEN"
    SHOULDERS_HIDDEN = "SHOULDERS_HIDDEN"
    HANDS_HIDDEN = "HANDS_HIDDEN"
    FACE_HIDDEN = "FACE_HIDDEN"
    NEEDS_FRONT = "NEEDS_FRONT"
    NEEDS_SIDE = "NEEDS_SIDE"
    VIEW_UNKNOWN = "VIEW_UNKNOWN"
    TOO_FAR = "TOO_FAR"
    TOO_SHORT = "TOO_SHORT"
    FPS_LOW = "FPS_LOW"
    PICTURE_FROZEN = "PICTURE_FROZEN"
    DARK_BLUR = "DARK_BLUR"
    NO_BASELINE = "NO_BASELINE"
    CAMERA_MOVED = "CAMERA_MOVED"
    CAMERA_LOW = "CAMERA_LOW"
    ACTIVITY_UNKNOWN = "ACTIVITY_UNKNOWN"
    ACTIVITY_OTHER = "ACTIVITY_OTHER"
    TRANSITION = "TRANSITION"
    CARRYING = "CARRYING"
    UNCLEAR = "UNCLEAR"
    SWITCHED_OFF = "SWITCHED_OFF"

    def text(self, language: Language) -> str:
        """What could not be seen, in a few words."""
        return _TEXT[self][0 if language == "en" else 1]

    def remedy(self, language: Language) -> str:
        """How to film it next time so that it can be judged; empty where nothing need change."""
        return _REMEDY.get(self, ("", ""))[0 if language == "en" else 1]


_TEXT: dict[Reason, tuple[str, str]] = {
    Reason.NO_PERSON: ("no one is in view", "画面中没有人"),
    Reason.NO_PICTURE: ("there are no pictures", "没有画面"),
    Reason.LEGS_OUT: ("the legs are outside the picture or hidden", "腿不在画面内或被遮挡"),
    Reason.FEET_OUT: ("the feet are outside the picture or hidden", "脚不在画面内或被遮挡"),
    Reason.KNEES_HIDDEN: ("the knees are outside the picture or hidden", "膝盖不在画面内或被遮挡"),
    Reason.HIPS_HIDDEN: ("the hips are outside the picture or hidden", "髋部不在画面内或被遮挡"),
    Reason.SHOULDERS_HIDDEN: ("the shoulders are outside the picture or hidden", "肩部不在画面内或被遮挡"),
    Reason.HANDS_HIDDEN: ("the hands or arms are outside the picture or hidden", "手或手臂不在画面内或被遮挡"),
    Reason.FACE_HIDDEN: ("the face is hidden or turned away", "面部被遮挡或背对镜头"),
    Reason.NEEDS_FRONT: ("needs a view from the front", "需要正面视角"),
    Reason.NEEDS_SIDE: ("needs a view from the side", "需要侧面视角"),
    Reason.VIEW_UNKNOWN: ("it is not clear which way the person faces", "无法判断人物朝向"),
    Reason.TOO_FAR: ("the person is too small in the picture", "人物在画面中太小"),
    Reason.TOO_SHORT: ("not seen for long enough", "观察时间太短"),
    Reason.FPS_LOW: ("too few frames a second", "帧率太低"),
    Reason.PICTURE_FROZEN: ("the picture stands still", "画面静止不动"),
    Reason.DARK_BLUR: ("too dark or blurred", "光线太暗或画面模糊"),
    Reason.NO_BASELINE: ("the person's own upright posture is not known", "缺少个人基准姿势"),
    Reason.CAMERA_MOVED: ("the camera moved", "摄像头移动了"),
    Reason.CAMERA_LOW: ("the camera is far below eye level", "摄像头过低"),
    Reason.ACTIVITY_UNKNOWN: ("not clear whether sitting, standing or walking", "无法判断坐、站或走"),
    Reason.ACTIVITY_OTHER: ("this activity was not seen", "未出现该活动"),
    Reason.TRANSITION: ("changing between sitting, standing and walking", "正在起身、坐下或起步"),
    Reason.CARRYING: ("the hands are occupied", "手持物品"),
    Reason.UNCLEAR: ("the measurements contradict each other", "测量结果不一致"),
    Reason.SWITCHED_OFF: ("switched off by the house rules", "按本单位规则不判断此项"),
}

_REMEDY: dict[Reason, tuple[str, str]] = {
    Reason.LEGS_OUT: ("move back until the whole body is in the picture", "请后退，让全身入镜"),
    Reason.FEET_OUT: (
        "move back or tilt the camera down until the feet are in the picture",
        "请后退或下调镜头，让双脚入镜",
    ),
    Reason.KNEES_HIDDEN: ("move back or clear what stands before the knees", "请后退或移开遮挡膝盖的物品"),
    Reason.HIPS_HIDDEN: ("move back until the hips are in the picture", "请后退，让髋部入镜"),
    Reason.SHOULDERS_HIDDEN: ("keep head and shoulders in the picture", "请让头和双肩入镜"),
    Reason.HANDS_HIDDEN: ("keep both arms in the picture", "请让双臂入镜"),
    Reason.FACE_HIDDEN: ("turn towards the camera", "请面向镜头"),
    Reason.NEEDS_FRONT: ("film from the front", "请从正面拍摄"),
    Reason.NEEDS_SIDE: ("film from the side", "请从侧面拍摄"),
    Reason.VIEW_UNKNOWN: ("film straight from the front or from the side", "请从正面或侧面拍摄"),
    Reason.TOO_FAR: ("come closer or use a higher resolution", "请靠近或提高分辨率"),
    Reason.TOO_SHORT: ("film for longer", "请拍摄更长时间"),
    Reason.FPS_LOW: (
        "film at 30 frames a second; more light helps a webcam",
        "请以每秒30帧拍摄；光线充足有助于提高帧率",
    ),
    Reason.PICTURE_FROZEN: (
        "see to the camera or its connection, and film again",
        "请检查摄像头或网络连接，然后重新拍摄",
    ),
    Reason.DARK_BLUR: ("use more light", "请增加光线"),
    Reason.NO_BASELINE: (
        "begin with a few seconds of your best posture, or record it once with `posture calibrate`",
        "请在开头保持几秒最佳姿势，或用 `posture calibrate` 录制一次基准姿势",
    ),
    Reason.CAMERA_MOVED: ("put the camera on something firm", "请固定摄像头"),
    Reason.CAMERA_LOW: (
        "raise the camera to eye level, or film from the side",
        "请将摄像头抬高到眼睛高度，或从侧面拍摄",
    ),
    Reason.ACTIVITY_UNKNOWN: (
        "show the body down to the knees, or name the activity with --activity",
        "请让膝盖以上入镜，或用 --activity 指定活动",
    ),
    Reason.CARRYING: ("put down what you carry", "请放下手中物品"),
}
