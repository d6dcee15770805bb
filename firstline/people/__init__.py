"""Who there is: accounts, organisations and the roles that say what they may see and do."""
