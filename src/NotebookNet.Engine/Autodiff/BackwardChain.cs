using NotebookNet.Operations;

namespace NotebookNet.Autodiff;

/// <summary>A chain of operations on the way back: each gives the gradient that arrives at the next one.</summary>
internal sealed class BackwardChain(OperationGradients[] steps) : RowChain([.. steps.Select(step => step.Operation)])
{
    /// <summary>What the way back does, in its order: operations, or chains of them where those are possible.</summary>
    public static Action[] Join(IReadOnlyList<OperationGradients> steps) =>
        Join(steps, IsChain, step => () => step.Operation.Backward(step), chain => new BackwardChain(chain));

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
    private static bool IsChain(OperationGradients[] chain)
    {
        for (var i = 0; i < chain.Length - 1; i++)
        {
            if (chain[i].Accumulates(0) || !chain[i].Needs(0) || !ReferenceEquals(chain[i].Operation.Inputs[0], chain[i + 1].Operation.Output))
            {
                return false;
            }
        }

        return IsPossible([.. chain.Select(step => step.Operation)]);
    }
}
