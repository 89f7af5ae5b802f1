using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>Two tensors side by side along the last dimension: (…, M) and (…, N) → (…, M + N).</summary>
internal sealed class JoinFeaturesOperation(Tensor left, Tensor right) : Operation("JoinFeatures", ResultShape(left, right), left, right)
{
    private readonly int _left = left.Shape[^1];
    private readonly int _width = left.Shape[^1] + right.Shape[^1];

    /// <inheritdoc/>
    public override void Forward()
    {
        for (var (row, start) = (0, 0); start < Output.Length; row++, start += _width)
        {
            Inputs[0].Data.AsSpan(row * _left, _left).CopyTo(Output.Data.AsSpan(start));
            Inputs[1].Data.AsSpan(row * (_width - _left), _width - _left).CopyTo(Output.Data.AsSpan(start + _left));
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        for (var input = 0; input < 2; input++)
        {
            if (!gradients.Needs(input))
            {
                continue;
            }

            var target = gradients.InputToAddTo(input);
            var (first, length) = input == 0 ? (0, _left) : (_left, _width - _left);
            for (var (row, start) = (0, 0); start < Output.Length; row++, start += _width)
            {
                Elementwise.Add(gradients.Output.Slice(start + first, length), target.Slice(row * length, length));
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            var (row, column) = Math.DivRem(i, _width);
            output[i] = column < _left ? inputs[0][(row * _left) + column] : inputs[1][(row * (_width - _left)) + column - _left];
        }
    }

    private static Shape ResultShape(Tensor left, Tensor right) =>
        left.Rank > 0 && left.Rank == right.Rank && left.Shape.AsSpan()[..^1].SequenceEqual(right.Shape.AsSpan()[..^1])
            ? [.. left.Shape.AsSpan()[..^1], left.Shape[^1] + right.Shape[^1]]
            : throw new ShapeException($"Only tensors whose shapes differ in the last dimension alone stand side by side; got {left.Shape} and {right.Shape}.");
}
