"""Worths out of an analyst's answers, and several analysts' scenarios made into one."""
