from firstline.people.models.api_token import ApiToken
from firstline.people.models.organisation import Organisation
from firstline.people.models.person import Person
from firstline.people.models.role import Role
from firstline.people.models.sign_in_link import SignInLink

__all__ = ["ApiToken", "Organisation", "Person", "Role", "SignInLink"]
