namespace NotebookNet;

/// <summary>How many threads a computation may use. Results are the same bits for any number.</summary>
public static class Workers
{
    private const int Most = 64;

    private static readonly int Default = FromEnvironment();

    [ThreadStatic]
    private static int _limit;

    /// <summary>
    /// The number of threads a computation started here may use: the innermost <see cref="Limit"/>, else the environment
    /// variable <c>NOTEBOOKNET_THREADS</c>, else the number of processor cores.
    /// </summary>
    public static int Count => _limit > 0 ? _limit : Default;

    /// <summary>Limits the computations of the current thread until the result is disposed.</summary>
    /// <param name="threads">The number of threads, 1 to 64; more than there are cores is allowed, and slow.</param>
    /// <returns>Disposing it restores the former limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to 64.</exception>
    /// <example><code>using (Workers.Limit(1)) { model.Fit(train); }</code></example>
    public static IDisposable Limit(int threads)
    {
        if (threads is < 1 or > Most)
        {
            throw new ArgumentOutOfRangeException(nameof(threads), threads, $"The number of threads must be from 1 to {Most}.");
        }

        var scope = new Scope(_limit);
        _limit = threads;
        return scope;
    }

    /// <summary>The limit of the current thread without a scope, for a loop that may not allocate; 0 for none.</summary>
    internal static int LimitOfThread
    {
        get => _limit;
        set => _limit = value;
    }

    private static int FromEnvironment()
    {
        var text = Environment.GetEnvironmentVariable("NOTEBOOKNET_THREADS");
        return int.TryParse(text, out var threads) && threads is >= 1 and <= Most
            ? threads
            : Math.Min(Environment.ProcessorCount, Most);
    }

    private sealed class Scope(int before) : IDisposable
    {
        public void Dispose() => _limit = before;
    }
}
