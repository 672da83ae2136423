"""What every format of tagged tokens shares, and the two that hold nothing else."""
