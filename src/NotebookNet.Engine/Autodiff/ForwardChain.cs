using NotebookNet.Operations;

namespace NotebookNet.Autodiff;

/// <summary>A chain of operations that compute their outputs.</summary>
internal sealed class ForwardChain(Operation[] operations) : RowChain(operations)
{
    private readonly IRowwise[] _rowwise = [.. operations.Cast<IRowwise>()];

    /// <summary>What a step does, in its order: operations, or chains of them where those are possible.</summary>
    public static Action[] Join(IReadOnlyList<Operation> operations) =>
        Join(operations, IsChain, operation => operation.Forward, chain => new ForwardChain(chain));

    /// <inheritdoc/>
    protected override void OneByOne()
    {
        foreach (var operation in operations)
        {
            operation.Forward();
        }
    }

    /// <inheritdoc/>
    protected override void SomeRows(int first, int count, int rows)
    {
        foreach (var operation in _rowwise)
        {
            operation.ForwardRows(first, count, rows);
        }
    }

    // Nothing but the first input may come from the chain itself.
    private static bool IsChain(Operation[] chain)
    {
        var inside = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        foreach (var operation in chain)
        {
            if (operation.Inputs.Skip(1).Any(inside.Contains))
            {
                return false;
            }

            inside.Add(operation.Output);
        }

        return IsPossible(chain);
    }
}
