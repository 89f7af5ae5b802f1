// The host, the console and the allocation counters belong to the whole process: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
