"""What translators need: the messages of a workspace, catalogs kept in step, approvals."""
