"""The engines that recognise text, each in its module, and what all of them answer."""
