from firstline.people.models.organisation import Organisation
from firstline.people.models.person import Person
from firstline.people.models.role import Role
from firstline.people.models.sign_in_link import SignInLink

__all__ = ["Organisation", "Person", "Role", "SignInLink"]
