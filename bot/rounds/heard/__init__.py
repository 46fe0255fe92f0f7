"""Being heard: a check-in that welcomes an answer and has none is shown to those who keep the circle."""
