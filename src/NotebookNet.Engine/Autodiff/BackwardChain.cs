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

    // The gradient of each first input must arrive, whole, at the next operation. None is added to what is there: that may be what an
    // operation of the chain gives to a weight only at the end.
    private static bool IsChain(OperationGradients[] chain) =>
        !chain.Any(step => step.Accumulates(0))
        && chain.Zip(chain.Skip(1)).All(pair => pair.First.Needs(0) && ReferenceEquals(pair.First.Operation.Inputs[0], pair.Second.Operation.Output))
        && IsPossible([.. chain.Select(step => step.Operation)]);
}
