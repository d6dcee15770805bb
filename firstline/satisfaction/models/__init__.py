from firstline.satisfaction.models.rating import Rating, Score
from firstline.satisfaction.models.rules import SatisfactionRules

__all__ = ["Rating", "SatisfactionRules", "Score"]
