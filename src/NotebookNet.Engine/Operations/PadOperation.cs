using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>The input in a frame of one value.</summary>
internal sealed class PadOperation : Operation
{
    private readonly StridedWalk _box;
    private readonly float _value;

    public PadOperation(Tensor x, ReadOnlySpan<(int Before, int After)> widths, float value)
        : base("Pad", ResultShape(x.Shape, widths), x)
    {
        var strides = Output.Shape.StridesOfElements();
        var start = 0;
        for (var i = 0; i < widths.Length; i++)
        {
            start += widths[i].Before * strides[i];
        }

        _box = new StridedWalk(x.Shape.AsSpan(), strides, start);
        _value = value;
        Array.Fill(Output.Data, value);
    }

    // The frame stands since the constructor.

    /// <inheritdoc/>
    public override void Forward() => StridedCopy.Spread<float>(_box, Inputs[0].Data, Output.Data);

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients) =>
        StridedCopy.CollectAdd(_box, gradients.Output, gradients.InputToAddTo(0));

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        Array.Fill(output, _value);
        StridedCopy.Spread<double>(_box, inputs[0], output);
    }

    private static Shape ResultShape(Shape shape, ReadOnlySpan<(int Before, int After)> widths)
    {
        if (widths.Length != shape.Rank)
        {
            throw new ShapeException(
                $"Pad needs one pair (before, after) for each of the {shape.Rank} dimensions of {shape}; got {widths.Length}. Give (0, 0) where nothing is added.");
        }

        var sizes = new int[shape.Rank];
        for (var i = 0; i < sizes.Length; i++)
        {
            if (widths[i].Before < 0 || widths[i].After < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(widths), FormattableString.Invariant($"Pad: dimension {i} of {shape} cannot grow by ({widths[i].Before}, {widths[i].After}); widths are 0 or more. A slice such as t[1..^1] makes it smaller."));
            }

            sizes[i] = checked(widths[i].Before + shape[i] + widths[i].After);
        }

        return new Shape(sizes);
    }
}
