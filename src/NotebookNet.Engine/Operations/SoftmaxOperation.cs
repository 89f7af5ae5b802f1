using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>yⱼ = e^xⱼ / Σᵢ e^xᵢ over the last dimension.</summary>
internal sealed class SoftmaxOperation : Operation, IRowwise
{
    private readonly int _rows;
    private readonly int _columns;

    public SoftmaxOperation(Tensor x)
        : base("Softmax", x.Shape, x)
    {
        if (x.Rank == 0 || x.Shape[^1] == 0)
        {
            throw new ShapeException($"Softmax needs at least one number in the last dimension; got shape {x.Shape}.");
        }

        _columns = x.Shape[^1];
        _rows = x.Length / _columns;
        LogSumExp = new float[_rows];
        Output.Origin = this;
    }

    /// <summary>ln Σ eˣ of each row: with it a cross-entropy needs no second exponential.</summary>
    public float[] LogSumExp { get; }

    /// <inheritdoc/>
    public int? Rows => _rows;

    /// <inheritdoc/>
    public long Work => Output.Length;

    /// <inheritdoc/>
    public override void Forward() => SoftmaxKernel.Forward(_rows, _columns, Inputs[0].Data, Output.Data, LogSumExp);

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients) =>
        SoftmaxKernel.Backward(_rows, _columns, Output.Data, gradients.Output, gradients.Input(0), gradients.Accumulates(0));

    /// <inheritdoc/>
    public void ForwardRows(int first, int count, int rows) => SoftmaxKernel.Forward(
        count, _columns, Inputs[0].Data.AsSpan(first * _columns), Output.Data.AsSpan(first * _columns), LogSumExp.AsSpan(first));

    /// <inheritdoc/>
    public void BackwardRows(OperationGradients gradients, int first, int count, int rows) => SoftmaxKernel.Backward(
        count, _columns, Output.Data.AsSpan(first * _columns), gradients.Output[(first * _columns)..], gradients.Input(0)[(first * _columns)..],
        gradients.Accumulates(0));

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output) =>
        ScalarTwin.Softmax<double>(_rows, _columns, inputs[0], output, new double[_rows]);
}
