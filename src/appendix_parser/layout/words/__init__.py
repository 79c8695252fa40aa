"""What words show by themselves: lines, and the white space that parts columns and rows."""
