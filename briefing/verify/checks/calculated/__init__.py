"""What the desk says of how it worked out a number: read, computed anew, held against its item."""
