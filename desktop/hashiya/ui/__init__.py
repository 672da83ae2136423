"""The window: the only room that knows Qt."""

from hashiya.ui import guarding

guarding.install()  # before any class of this room is made
