using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>yⱼ = xⱼ − ln Σᵢ e^xᵢ over the last dimension: the logarithm of softmax, without taking one of a rounded 0.</summary>
internal sealed class LogSoftmaxOperation : Operation
{
    private readonly int _rows;
    private readonly int _columns;
    private readonly float[] _row;

    public LogSoftmaxOperation(Tensor x)
        : base("LogSoftmax", x.Shape, x)
    {
        if (x.Rank == 0 || x.Shape[^1] == 0)
        {
            throw new ShapeException($"LogSoftmax needs at least one number in the last dimension; got shape {x.Shape}.");
        }

        _columns = x.Shape[^1];
        _rows = x.Length / _columns;
        _row = new float[_columns];
    }

    /// <inheritdoc/>
    public override void Forward()
    {
        for (var r = 0; r < _rows; r++)
        {
            var x = Inputs[0].Data.AsSpan(r * _columns, _columns);
            var y = Output.Data.AsSpan(r * _columns, _columns);
            var largest = Reduction.Max(x);
            Elementwise.Map(new ExpOfDifference(largest), x, _row);
            var logOfSum = VectorMath.LogScalar(Reduction.Sum(_row));

            // Two subtractions: the largest may be so large that ln Σ would vanish beside it.
            for (var j = 0; j < y.Length; j++)
            {
                y[j] = x[j] - largest - logOfSum;
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        // dx = dy − softmax(x) Σ dy
        var target = gradients.InputToAddTo(0);
        for (var r = 0; r < _rows; r++)
        {
            var arriving = gradients.Output.Slice(r * _columns, _columns);
            var row = target.Slice(r * _columns, _columns);
            Elementwise.Map(default(ExpFunction), Output.Data.AsSpan(r * _columns, _columns), _row);
            Elementwise.AddScaled(-Reduction.Sum(arriving), _row, 1, row);
            Elementwise.Add(arriving, row);
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        var logSumExp = new double[_rows];
        ScalarTwin.Softmax<double>(_rows, _columns, inputs[0], output, logSumExp);
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = inputs[0][i] - logSumExp[i / _columns];
        }
    }
}
