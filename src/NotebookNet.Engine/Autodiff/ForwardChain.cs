using NotebookNet.Operations;

namespace NotebookNet.Autodiff;

/// <summary>A chain of operations that compute their outputs.</summary>
internal sealed class ForwardChain(Operation[] operations) : RowChain(operations)
{
    private readonly IRowwise[] _rowwise = [.. operations.Cast<IRowwise>()];

    /// <summary>What a step does, in its order: operations, or chains of them where those are possible.</summary>
    public static Action[] Join(IReadOnlyList<Operation> operations)
    {
        var result = new List<Action>();
        for (int i = 0, length; i < operations.Count; i += length)
        {
            for (length = 1; i + length < operations.Count && IsChain(operations, i, length + 1); length++)
            {
            }

            result.Add(length == 1 ? operations[i].Forward : new ForwardChain([.. operations.Skip(i).Take(length)]).Run);
        }

        return [.. result];
    }

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

    /// <inheritdoc/>
    protected override void Finish()
    {
    }

    // Nothing but the first input may come from the chain itself.
    private static bool IsChain(IReadOnlyList<Operation> operations, int first, int length)
    {
        var (chain, inside) = (operations.Skip(first).Take(length).ToArray(), new HashSet<Tensor>(ReferenceEqualityComparer.Instance));
        foreach (var operation in chain)
        {
            if (operation.Inputs.Skip(1).Any(inside.Contains))
            {
                return false;
            }

            inside.Add(operation.Output);
        }

        return RowChain.IsPossible(chain);
    }
}
