"""Schedules: rounds that open by themselves, at the same time by the clock on the wall."""
