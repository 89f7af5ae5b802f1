using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>One element per index along an axis; all other coordinates are the index's own.</summary>
internal sealed class TakeAlongOperation : Operation
{
    private readonly AxisView _view;
    private readonly int _taken;
    private readonly int[] _index;
    private readonly string _what;

    public TakeAlongOperation(Tensor x, Tensor indices, int axis)
        : base("TakeAlong", ResultShape(x.Shape, indices.Shape, axis), x, indices)
    {
        _view = AxisView.Of("TakeAlong", x.Shape, axis);
        _taken = indices.Shape[_view.Dimension];
        _index = new int[indices.Length];
        _what = $"axis {_view.Dimension} of {x.Shape}";
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input == 0;

    /// <inheritdoc/>
    public override void Forward()
    {
        WholeNumbers.Read("TakeAlong", Inputs[1].Data, _view.Size, _what, _index);
        Pick<float>(Inputs[0].Data, Output.Data);
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        var target = gradients.InputToAddTo(0);
        for (var i = 0; i < _index.Length; i++)
        {
            target[PositionOf(i)] += gradients.Output[i];
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output) => Pick<double>(inputs[0], output);

    private void Pick<T>(ReadOnlySpan<T> x, Span<T> output)
    {
        for (var i = 0; i < _index.Length; i++)
        {
            output[i] = x[PositionOf(i)];
        }
    }

    private int PositionOf(int i)
    {
        var outer = i / (_taken * _view.Inner);
        return (((outer * _view.Size) + _index[i]) * _view.Inner) + (i % _view.Inner);
    }

    private static Shape ResultShape(Shape x, Shape indices, int axis)
    {
        var dimension = Axis.Of("TakeAlong", x, axis);
        var fits = indices.Rank == x.Rank;
        for (var d = 0; fits && d < x.Rank; d++)
        {
            fits = d == dimension || indices[d] == x[d];
        }

        return fits
            ? indices
            : throw new ShapeException(
                FormattableString.Invariant($"TakeAlong: indices of shape {indices} do not fit {x} along axis {axis}: they need the same rank and, except at that axis, the same sizes. Gather takes whole slices."));
    }
}
