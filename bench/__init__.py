"""Benchmarks anybody can repeat: seeded data, bounded loads on this machine only, figures beside those of others."""
