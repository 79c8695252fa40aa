"""Two documents held against each other, field by field. Pure: records in, differences out."""
