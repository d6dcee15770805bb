"""Mail services that speak HTTP: what is known of each, and reading what they send us.

`known` has the table. A service that signs is only believed with its signature; what it brings is read raw where it
has an option for that, and built anew from its parts where it has not. Nothing here touches the database.
"""
