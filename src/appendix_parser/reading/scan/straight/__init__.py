"""From the picture of a scanned sheet to one that is evenly lit and straight, with the ruling lines that it has."""
