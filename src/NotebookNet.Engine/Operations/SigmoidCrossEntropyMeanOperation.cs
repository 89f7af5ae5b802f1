using System.Runtime.CompilerServices;
using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// The mean over each row of the binary cross-entropy of σ(z) against labels y of the same shape, computed from the logits z: one number
/// per row, as for each picture of an auto-encoder. The gradient is dy (σ(z) − y) / n, and σ(z) is there already. What happens to a row
/// happens at once, so the numbers in between are never far from the processor.
/// </summary>
internal sealed unsafe class SigmoidCrossEntropyMeanOperation(UnaryOperation<SigmoidFunction> sigmoid, Tensor labels)
    : Operation("BinaryCrossEntropyMean", new Shape(sigmoid.Output.Shape.AsSpan()[..^1]), sigmoid.Inputs[0], labels), IParallelWork
{
    /// <summary>Rows shorter than this are averaged faster by an operation of its own.</summary>
    public const int ShortestRow = 64;

    private const int NumbersPerPart = 1 << 13;
    private const int WorthSharing = 1 << 14;

    private readonly int _columns = sigmoid.Output.Shape[^1];
    private readonly float _factor = 1f / sigmoid.Output.Shape[^1];

    // On the way back; null on the way forth.
    private OperationGradients? _gradients;

    private int RowsPerPart => Math.Max(1, NumbersPerPart / _columns);

    /// <inheritdoc/>
    public override void Forward()
    {
        _gradients = null;
        Share();
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        _gradients = gradients;
        Share();
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var last = Math.Min((part + 1) * RowsPerPart, Output.Length);
        for (var row = part * RowsPerPart; row < last; row++)
        {
            if (_gradients is null)
            {
                Output.Data[row] = MeanOf(row);
            }
            else
            {
                BackOf(row, _gradients);
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var row = 0; row < output.Length; row++)
        {
            output[row] = 0;
            for (var i = row * _columns; i < (row + 1) * _columns; i++)
            {
                output[row] += default(LogisticLossFunction).Scalar(inputs[0][i], inputs[1][i]) / _columns;
            }
        }
    }

    private void Share() => Parts.Run(this, (Output.Length + RowsPerPart - 1) / RowsPerPart, (long)Output.Length * _columns, WorthSharing);

    // By itself, here and below: .NET inlines only so much into one method, and leaves calls in the innermost loop of a longer one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private float MeanOf(int row)
    {
        var losses = new Span<float>(Scratch.Take(Scratch.Purpose.Product, _columns), _columns);
        Elementwise.Zip(default(LogisticLossFunction), RowOf(Inputs[0].Data, row), 1, RowOf(Inputs[1].Data, row), 1, losses);
        return Reduction.Sum(losses) * _factor;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void BackOf(int row, OperationGradients gradients)
    {
        var arriving = gradients.Output[row] * _factor;
        if (gradients.Needs(0))
        {
            Elementwise.ScaledDifference(
                RowOf(sigmoid.Output.Data, row), RowOf(Inputs[1].Data, row), [arriving], 0, RowOf(gradients.Input(0), row), gradients.Accumulates(0));
        }

        if (gradients.Needs(1))
        {
            // −z for each label.
            var target = RowOf(gradients.Input(1), row);
            if (!gradients.Accumulates(1))
            {
                target.Clear();
            }

            Elementwise.AddScaled(-arriving, RowOf(Inputs[0].Data, row), 1, target);
        }
    }

    private Span<float> RowOf(Span<float> numbers, int row) => numbers.Slice(row * _columns, _columns);
}
