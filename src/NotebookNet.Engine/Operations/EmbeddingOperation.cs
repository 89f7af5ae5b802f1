using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>Looks up a row of a table for each index: (…) → (…, D) with a table (N, D).</summary>
internal sealed class EmbeddingOperation : Operation
{
    private readonly int _width;
    private readonly int _count;

    public EmbeddingOperation(Tensor indices, Tensor table)
        : base("Embedding", ResultShape(indices, table), indices, table)
    {
        (_count, _width) = (table.Shape[0], table.Shape[1]);
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input == 1;

    /// <inheritdoc/>
    public override void Forward()
    {
        var table = Inputs[1].Data;
        for (var i = 0; i < Inputs[0].Length; i++)
        {
            table.AsSpan(Index(i) * _width, _width).CopyTo(Output.Data.AsSpan(i * _width));
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        // In the order of the indices, so that rows used several times add up to the same digits on every run.
        var target = gradients.InputToAddTo(1);
        for (var i = 0; i < Inputs[0].Length; i++)
        {
            Elementwise.Add(gradients.Output.Slice(i * _width, _width), target.Slice(Index(i) * _width, _width));
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < inputs[0].Length; i++)
        {
            Array.Copy(inputs[1], (int)inputs[0][i] * _width, output, i * _width, _width);
        }
    }

    private int Index(int position)
    {
        var value = Inputs[0].Data[position];
        var index = (int)value;
        return index == value && (uint)index < (uint)_count ? index : throw NoSuchEntry(value, position);
    }

    private ArgumentOutOfRangeException NoSuchEntry(float index, int position)
    {
        var steps = Inputs[0].Rank > 0 ? Inputs[0].Shape[^1] : 1;
        return new ArgumentOutOfRangeException(
            nameof(index),
            FormattableString.Invariant(
                $"Index {index} in row {position / steps}, position {position % steps} of the batch is not in the embedding: it has {_count} entries, so indices must be whole numbers from 0 to {_count - 1}. ")
            + "Give the embedding more entries, or number the symbols from 0.");
    }

    private static Shape ResultShape(Tensor indices, Tensor table) =>
        table.Rank == 2
            ? [.. indices.Shape.AsSpan(), table.Shape[1]]
            : throw new ShapeException($"An embedding needs a table of shape (entries, width); got {table.Shape}.");
}
