from firstline.teams.models.membership import Membership
from firstline.teams.models.team import Team

__all__ = ["Membership", "Team"]
