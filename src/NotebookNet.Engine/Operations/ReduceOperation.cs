using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>Sums over some dimensions, times a factor: 1 for a sum, 1/n for a mean.</summary>
internal sealed class ReduceOperation : Operation
{
    private readonly float _factor;
    private readonly BroadcastPlan _plan;

    private ReduceOperation(string name, Tensor x, Shape kept, Shape result, float factor)
        : base(name, result, x)
    {
        _factor = factor;
        _plan = new BroadcastPlan(x.Shape, kept, x.Shape);
    }

    /// <summary>The sum over <paramref name="axes"/>; over everything when there are none.</summary>
    public static ReduceOperation Sum(Tensor x, ReadOnlySpan<int> axes, bool keepDimensions) => Create("Sum", x, axes, keepDimensions);

    /// <summary>The mean over <paramref name="axes"/>; over everything when there are none.</summary>
    public static ReduceOperation Mean(Tensor x, ReadOnlySpan<int> axes, bool keepDimensions) => Create("Mean", x, axes, keepDimensions);

    /// <inheritdoc/>
    public override void Forward()
    {
        var x = Inputs[0].Data;
        var y = Output.Data;
        y.AsSpan().Clear();
        _plan.Restart();
        for (var row = 0; row < _plan.RowCount; row++, _plan.Next())
        {
            var part = x.AsSpan(_plan.AOffset, _plan.RowLength);
            if (_plan.BStep == 0)
            {
                y[_plan.BOffset] += Reduction.Sum(part);
            }
            else
            {
                Elementwise.Add(part, y.AsSpan(_plan.BOffset, _plan.RowLength));
            }
        }

        if (_factor != 1)
        {
            for (var i = 0; i < y.Length; i++)
            {
                y[i] *= _factor;
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        var target = gradients.InputToAddTo(0);
        _plan.Restart();
        for (var row = 0; row < _plan.RowCount; row++, _plan.Next())
        {
            Elementwise.AddScaled(
                _factor, gradients.Output[_plan.BOffset..], _plan.BStep, target.Slice(_plan.AOffset, _plan.RowLength));
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        Array.Clear(output);
        _plan.Restart();
        for (var row = 0; row < _plan.RowCount; row++, _plan.Next())
        {
            for (var i = 0; i < _plan.RowLength; i++)
            {
                output[_plan.BOffset + (i * _plan.BStep)] += inputs[0][_plan.AOffset + i] * _factor;
            }
        }
    }

    private static ReduceOperation Create(string name, Tensor x, ReadOnlySpan<int> axes, bool keepDimensions)
    {
        var shape = ReducedShape.Of(name, x.Shape, axes, keepDimensions);
        return name == "Mean" && shape.Count == 0
            ? throw new ShapeException($"Mean: a tensor of shape {x.Shape} has no elements to average.")
            : new ReduceOperation(name, x, shape.Kept, shape.Result, name == "Mean" ? 1f / shape.Count : 1f);
    }
}
