"""Tables drawn in another shape, put into the usual one."""
