using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>Slices of the first input along an axis, in the order of the indices in the second: the lookup of an embedding.</summary>
internal sealed class GatherOperation : Operation
{
    private readonly AxisView _view;
    private readonly int[] _index;
    private readonly string _what;

    public GatherOperation(Tensor x, Tensor indices, int axis)
        : base("Gather", ResultShape(x.Shape, indices.Shape, axis), x, indices)
    {
        _view = AxisView.Of("Gather", x.Shape, axis);
        _index = new int[indices.Length];
        _what = $"axis {_view.Dimension} of {x.Shape}";
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input == 0;

    /// <inheritdoc/>
    public override void Forward()
    {
        WholeNumbers.Read("Gather", Inputs[1].Data, _view.Size, _what, _index);
        Pick<float>(Inputs[0].Data, Output.Data);
    }

    // One after the other in the order of the indices: an index that comes twice collects both in the same order every time.

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        var target = gradients.InputToAddTo(0);
        for (var o = 0; o < _view.Outer; o++)
        {
            for (var i = 0; i < _index.Length; i++)
            {
                var row = gradients.Output.Slice(((o * _index.Length) + i) * _view.Inner, _view.Inner);
                Elementwise.Add(row, target.Slice(((o * _view.Size) + _index[i]) * _view.Inner, _view.Inner));
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output) => Pick<double>(inputs[0], output);

    private void Pick<T>(ReadOnlySpan<T> x, Span<T> output)
    {
        for (var o = 0; o < _view.Outer; o++)
        {
            for (var i = 0; i < _index.Length; i++)
            {
                x.Slice(((o * _view.Size) + _index[i]) * _view.Inner, _view.Inner)
                    .CopyTo(output[(((o * _index.Length) + i) * _view.Inner)..]);
            }
        }
    }

    private static Shape ResultShape(Shape x, Shape indices, int axis)
    {
        var dimension = Axis.Of("Gather", x, axis);
        return new Shape([.. x.AsSpan()[..dimension], .. indices.AsSpan(), .. x.AsSpan()[(dimension + 1)..]]);
    }
}
