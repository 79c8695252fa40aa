"""Tables that lines do not draw, or not all of them: shades, rules, white space and the page before show them."""
