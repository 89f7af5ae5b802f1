using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>The steps of each sequence in reverse order: y[b, t, …] = x[b, T − 1 − t, …].</summary>
internal sealed class ReverseTimeOperation : Operation
{
    private readonly int _steps;
    private readonly int _width;

    public ReverseTimeOperation(Tensor x)
        : base("ReverseTime", x.Shape, x)
    {
        if (x.Rank < 2)
        {
            throw new ShapeException($"Only a batch of sequences (batch, steps, …) can be reversed in time; got {x.Shape}.");
        }

        _steps = x.Shape[1];
        _width = x.Length == 0 ? 0 : x.Length / x.Shape[0] / _steps;
    }

    /// <inheritdoc/>
    public override void Forward()
    {
        for (var row = 0; row < Output.Length; row += _width)
        {
            Inputs[0].Data.AsSpan(Mirrored(row), _width).CopyTo(Output.Data.AsSpan(row));
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        var target = gradients.InputToAddTo(0);
        for (var row = 0; row < Output.Length; row += _width)
        {
            Elementwise.Add(gradients.Output.Slice(row, _width), target.Slice(Mirrored(row), _width));
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = inputs[0][Mirrored(i / _width * _width) + (i % _width)];
        }
    }

    // Where the row that starts here stands in the input.
    private int Mirrored(int row)
    {
        var (sample, t) = Math.DivRem(row / _width, _steps);
        return ((sample * _steps) + _steps - 1 - t) * _width;
    }
}
