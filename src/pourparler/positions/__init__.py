"""Issues, and where each side stands on them."""

from pourparler.positions.issues import Issue, IssueTree, issue_of, issue_tree, issues_in, load_issues, reading_by

__all__ = ["Issue", "IssueTree", "issue_of", "issue_tree", "issues_in", "load_issues", "reading_by"]
