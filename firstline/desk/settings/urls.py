from django.urls import path

from firstline.desk.settings import catalogue, identity, organisations, people, record, roles, scales, teams, views

urlpatterns = [
    path("", views.home, name="settings"),
    path("people/", people.index, name="settings-people"),
    path("people/new/", people.new, name="person-new"),
    path("people/<int:person>/", people.change, name="person-edit"),
    path("organisations/", organisations.index, name="settings-organisations"),
    path("organisations/new/", organisations.new, name="organisation-new"),
    path("organisations/<int:organisation>/", organisations.change, name="organisation-edit"),
    path("teams/", teams.index, name="settings-teams"),
    path("teams/new/", teams.new, name="team-new"),
    path("teams/<int:team>/", teams.change, name="team-edit"),
    path("roles/", roles.index, name="settings-roles"),
    path("roles/new/", roles.new, name="role-new"),
    path("roles/<int:role>/", roles.change, name="role-edit"),
    path("categories/", catalogue.categories, name="settings-categories"),
    path("categories/new/", catalogue.new_category, name="category-new"),
    path("categories/<int:category>/", catalogue.edit_category, name="category-edit"),
    path("products/", catalogue.products, name="settings-products"),
    path("products/new/", catalogue.new_product, name="product-new"),
    path("products/<int:product>/", catalogue.edit_product, name="product-edit"),
    path("states/", scales.states, name="settings-states"),
    path("states/new/", scales.new_state, name="state-new"),
    path("states/<int:state>/", scales.edit_state, name="state-edit"),
    path("priorities/", scales.priorities, name="settings-priorities"),
    path("identity/", identity.identity, name="settings-identity"),
    path("rules/", identity.rules, name="settings-rules"),
    path("rules/links/", identity.end_links, name="settings-end-links"),
    path("record/", record.index, name="settings-record"),
]
