// Deadlines are measured here, and descriptors counted: one thing at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
