"""What every request of a program goes through before anything of the desk is touched: who, how often, how much."""
