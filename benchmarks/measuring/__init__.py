"""What benchmarks/accuracy.py is made of: copy, what newslint says of it, faults to plant, tables."""
