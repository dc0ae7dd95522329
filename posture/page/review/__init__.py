"""The page that reviews a recording."""

from posture.page.review.review import review_page

__all__ = ["review_page"]
