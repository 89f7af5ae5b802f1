using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet.Autodiff;

/// <summary>
/// Operations one after the other, each of which needs no more of the one before than the same rows. Each thread does all of them for its
/// rows: it waits for no other in between, and finds what it has just computed in its cache. The digits are those of one operation after
/// the other.
/// </summary>
internal abstract class RowChain(IReadOnlyList<Operation> operations) : IParallelWork
{
    // Fewer rows for each thread, and each weight is fetched and packed too often.
    private const int FewestRows = 32;

    // Below this many multiply-adds another thread costs more than it helps.
    private const long WorthSharing = 1 << 18;

    // Rows are multiplied eight at a time.
    private const int Multiple = 8;

    private readonly int _rows = RowsOf(operations);
    private readonly bool _isWorthSharing = operations.Sum(operation => ((IRowwise)operation).Work) >= WorthSharing;
    private int _rowsPerPart;

    /// <summary>What is done in place of some steps, in their order: chains of as many of them as possible.</summary>
    /// <typeparam name="TStep">An operation, or one with its gradients.</typeparam>
    /// <param name="steps">The steps.</param>
    /// <param name="isChain">Whether some that follow each other can be a chain.</param>
    /// <param name="one">What a single one does.</param>
    /// <param name="chain">A chain of them.</param>
    protected static Action[] Join<TStep>(IReadOnlyList<TStep> steps, Func<TStep[], bool> isChain, Func<TStep, Action> one, Func<TStep[], RowChain> chain)
    {
        var result = new List<Action>();
        for (var i = 0; i < steps.Count;)
        {
            TStep[] joined = [steps[i]];
            while (i + joined.Length < steps.Count && isChain([.. joined, steps[i + joined.Length]]))
            {
                joined = [.. joined, steps[i + joined.Length]];
            }

            result.Add(joined.Length == 1 ? one(steps[i]) : chain(joined).Run);
            i += joined.Length;
        }

        return [.. result];
    }

    /// <summary>Whether operations can be a chain: whether they have the same number of rows.</summary>
    protected static bool IsPossible(IReadOnlyList<Operation> operations)
    {
        var rows = RowsOf(operations);
        return rows > 0 && operations.All(operation =>
            operation is IRowwise { Work: > 0 } own && (own.Rows ?? rows) == rows && operation.Output.Length % rows == 0);
    }

    /// <summary>Does it all.</summary>
    public void Run()
    {
        var threads = Workers.Count;
        if (threads == 1 || !_isWorthSharing || _rows / threads < FewestRows)
        {
            OneByOne();
            return;
        }

        // One part for each thread: smaller ones would fetch each weight again.
        _rowsPerPart = ((_rows + threads - 1) / threads + Multiple - 1) / Multiple * Multiple;
        WorkerTeam.Run(this, (_rows + _rowsPerPart - 1) / _rowsPerPart);
        Finish();
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var first = part * _rowsPerPart;
        var limit = Workers.LimitOfThread;
        Workers.LimitOfThread = 1;
        try
        {
            SomeRows(first, Math.Min(_rowsPerPart, _rows - first), _rows);
        }
        finally
        {
            Workers.LimitOfThread = limit;
        }
    }

    /// <summary>Does it one operation after the other, each for all rows.</summary>
    protected abstract void OneByOne();

    /// <summary>Does all operations for some rows.</summary>
    protected abstract void SomeRows(int first, int count, int rows);

    /// <summary>Does what needs all rows.</summary>
    protected virtual void Finish()
    {
    }

    private static int RowsOf(IReadOnlyList<Operation> operations) =>
        operations.OfType<IRowwise>().Select(operation => operation.Rows).FirstOrDefault(rows => rows is not null) ?? 0;
}
