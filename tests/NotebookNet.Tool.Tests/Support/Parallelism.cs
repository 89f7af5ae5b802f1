// Console, current folder and culture belong to the process, and every notebook run takes them.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
