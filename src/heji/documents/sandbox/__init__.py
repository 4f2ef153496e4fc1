"""Reading in a child process that the kernel keeps from the network and from writing."""
