"""Tables whose cells lines draw."""
