using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// The largest or smallest element over some dimensions. Where several are extreme, each gets an equal share of the gradient,
/// as in TensorFlow.
/// </summary>
internal sealed class ExtremumOperation<TFunction> : Operation
    where TFunction : struct, IBinaryFunction
{
    private readonly TFunction _function;
    private readonly float _first;
    private readonly BroadcastPlan _plan;
    private readonly float[] _ties;

    private ExtremumOperation(string name, TFunction function, float first, Tensor x, ReducedShape shape)
        : base(name, shape.Result, x)
    {
        _function = function;
        _first = first;
        _plan = new BroadcastPlan(x.Shape, shape.Kept, x.Shape);
        _ties = new float[Output.Length];
    }

    /// <summary>An extremum over <paramref name="axes"/>; over everything when there are none.</summary>
    /// <param name="name">What errors call it.</param>
    /// <param name="function">The larger or the smaller of two.</param>
    /// <param name="first">What the comparison starts with: an infinity.</param>
    /// <param name="x">The numbers.</param>
    /// <param name="axes">The dimensions.</param>
    /// <param name="keepDimensions">Whether they stay with size 1.</param>
    public static ExtremumOperation<TFunction> Create(
        string name, TFunction function, float first, Tensor x, ReadOnlySpan<int> axes, bool keepDimensions)
    {
        var shape = ReducedShape.Of(name, x.Shape, axes, keepDimensions);
        return shape.Count > 0
            ? new ExtremumOperation<TFunction>(name, function, first, x, shape)
            : throw new ShapeException($"{name}: a tensor of shape {x.Shape} has no elements to compare.");
    }

    /// <inheritdoc/>
    public override void Forward()
    {
        var (x, y) = (Inputs[0].Data, Output.Data);
        Array.Fill(y, _first);
        _plan.Restart();
        for (var row = 0; row < _plan.RowCount; row++, _plan.Next())
        {
            var part = x.AsSpan(_plan.AOffset, _plan.RowLength);
            if (_plan.BStep == 0)
            {
                y[_plan.BOffset] = Elementwise.Fold(_function, y[_plan.BOffset], part);
            }
            else
            {
                var best = y.AsSpan(_plan.BOffset, _plan.RowLength);
                Elementwise.Zip(_function, part, 1, best, 1, best);
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        var (x, y) = (Inputs[0].Data, Output.Data);
        Array.Clear(_ties);
        _plan.Restart();
        for (var row = 0; row < _plan.RowCount; row++, _plan.Next())
        {
            for (var i = 0; i < _plan.RowLength; i++)
            {
                var at = _plan.BOffset + (i * _plan.BStep);
                _ties[at] += x[_plan.AOffset + i] == y[at] ? 1f : 0f;
            }
        }

        var target = gradients.InputToAddTo(0);
        _plan.Restart();
        for (var row = 0; row < _plan.RowCount; row++, _plan.Next())
        {
            for (var i = 0; i < _plan.RowLength; i++)
            {
                var at = _plan.BOffset + (i * _plan.BStep);
                target[_plan.AOffset + i] += x[_plan.AOffset + i] == y[at] ? gradients.Output[at] / _ties[at] : 0f;
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        Array.Fill(output, _first);
        _plan.Restart();
        for (var row = 0; row < _plan.RowCount; row++, _plan.Next())
        {
            for (var i = 0; i < _plan.RowLength; i++)
            {
                var at = _plan.BOffset + (i * _plan.BStep);
                output[at] = _function.Scalar(output[at], inputs[0][_plan.AOffset + i]);
            }
        }
    }
}
