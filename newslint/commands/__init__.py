"""Commands: what each word after `newslint` does, one module a command."""
