using NotebookNet.Operations;

namespace NotebookNet.Autodiff;

/// <summary>A chain of operations on the way back: each gives the gradient that arrives at the next one.</summary>
internal sealed class BackwardChain(OperationGradients[] steps) : RowChain([.. steps.Select(step => step.Operation)])
{
    /// <summary>What the way back does, in its order: operations, or chains of them where those are possible.</summary>
    public static Action[] Join(IReadOnlyList<OperationGradients> steps)
    {
        var result = new List<Action>();
        for (int i = 0, length; i < steps.Count; i += length)
        {
            for (length = 1; i + length < steps.Count && IsChain(steps, i, length + 1); length++)
            {
            }

            var step = steps[i];
            result.Add(length == 1 ? () => step.Operation.Backward(step) : new BackwardChain([.. steps.Skip(i).Take(length)]).Run);
        }

        return [.. result];
    }

    /// <inheritdoc/>
    protected override void OneByOne()
    {
        foreach (var step in steps)
        {
            step.Operation.Backward(step);
        }
    }

    /// <inheritdoc/>
    protected override void SomeRows(int first, int count, int rows)
    {
        foreach (var step in steps)
        {
            ((IRowwise)step.Operation).BackwardRows(step, first, count, rows);
        }
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        foreach (var step in steps)
        {
            ((IRowwise)step.Operation).BackwardRest(step);
        }
    }

    // The gradient of each first input must arrive, whole, at the next operation.
    private static bool IsChain(IReadOnlyList<OperationGradients> steps, int first, int length)
    {
        for (var i = first; i < first + length - 1; i++)
        {
            if (steps[i].Accumulates(0) || !steps[i].Needs(0) || !ReferenceEquals(steps[i].Operation.Inputs[0], steps[i + 1].Operation.Output))
            {
                return false;
            }
        }

        return RowChain.IsPossible([.. steps.Skip(first).Take(length).Select(step => step.Operation)]);
    }
}
