using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>y = γ · (x − μ) / √(σ² + ε) + β, with mean μ and (biased) variance σ² of each row, the last dimension.</summary>
internal sealed class LayerNormalizationOperation : Operation
{
    private readonly double _epsilon;
    private readonly int _rows;
    private readonly int _columns;
    private readonly RowNormalizeKernel _kernel;
    private readonly BiasGradient _shiftGradient;
    private readonly ColumnSums<RowSlopeTerm> _slopes;
    private readonly double[] _slopeTotals;

    /// <summary>The normalization of each row.</summary>
    /// <param name="x">(…, C).</param>
    /// <param name="gamma">γ, (C).</param>
    /// <param name="beta">β, (C).</param>
    /// <param name="epsilon">ε.</param>
    public LayerNormalizationOperation(Tensor x, Tensor gamma, Tensor beta, double epsilon)
        : base("LayerNormalization", x.Shape, x, gamma, beta)
    {
        NormalizationShapes.Check(Name, x, gamma, beta);
        _epsilon = epsilon;
        _columns = x.Shape[^1];
        _rows = x.Length / _columns;
        _kernel = new RowNormalizeKernel(_rows, _columns);
        _shiftGradient = new BiasGradient(_rows, _columns);
        _slopes = new ColumnSums<RowSlopeTerm>(_rows, _columns);
        _slopeTotals = new double[_columns];
    }

    /// <inheritdoc/>
    public override bool ForgetsOutput => true;

    /// <inheritdoc/>
    public override void Forward() => _kernel.Forward(Inputs[0].Data, Inputs[1].Data, Inputs[2].Data, _epsilon, Output.Data);

    /// <inheritdoc/>
    public override unsafe void Backward(OperationGradients gradients)
    {
        if (gradients.Needs(0))
        {
            _kernel.Backward(Inputs[0].Data, Inputs[1].Data, gradients.Output, gradients.Input(0), gradients.Accumulates(0));
        }

        if (gradients.Needs(1))
        {
            fixed (float* x = Inputs[0].Data, dy = gradients.Output, mean = _kernel.Mean, inverse = _kernel.Inverse)
            {
                _slopes.Run(new RowSlopeTerm(x, dy, mean, inverse, _columns), _slopeTotals);
            }

            var target = gradients.InputToAddTo(1);
            for (var j = 0; j < _columns; j++)
            {
                target[j] += (float)_slopeTotals[j];
            }
        }

        if (gradients.Needs(2))
        {
            _shiftGradient.Run(gradients.Output, gradients.Input(2), gradients.Accumulates(2));
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var start = 0; start < output.Length; start += _columns)
        {
            var row = inputs[0].AsSpan(start, _columns).ToArray();
            var mean = row.Average();
            var variance = row.Average(value => (value - mean) * (value - mean));
            for (var j = 0; j < _columns; j++)
            {
                output[start + j] = (inputs[1][j] * (row[j] - mean) / Math.Sqrt(variance + _epsilon)) + inputs[2][j];
            }
        }
    }
}
