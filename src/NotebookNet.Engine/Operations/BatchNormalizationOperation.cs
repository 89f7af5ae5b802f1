using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// y = γ · (x − μ) / √(σ² + ε) + β for each number of the last dimension. In training μ and σ² are mean and (biased) variance
/// of the batch, and the moving ones follow them; in use μ and σ² are the moving ones.
/// </summary>
internal sealed class BatchNormalizationOperation : Operation
{
    private readonly BatchNormalizationOptions _options;
    private readonly int _rows;
    private readonly int _columns;
    private readonly NormalizeKernel _kernel;
    private readonly ColumnSums<NumberTerm> _sums;
    private readonly ColumnSums<SquaredDeviationTerm> _deviations;
    private readonly ColumnSums<SlopeTerm> _slopes;
    private readonly double[] _totals;
    private readonly double[] _slopeTotals;
    private readonly float[] _mean;
    private readonly float[] _inverse;
    private readonly float[] _factor;
    private readonly float[] _a;
    private readonly float[] _b;
    private bool _counts;

    /// <summary>The normalization of a batch; the moving statistics are changed by each run in training.</summary>
    /// <param name="x">(…, C).</param>
    /// <param name="gamma">γ, (C).</param>
    /// <param name="beta">β, (C).</param>
    /// <param name="movingMean">The moving mean, (C).</param>
    /// <param name="movingVariance">The moving variance, (C).</param>
    /// <param name="options">How.</param>
    public BatchNormalizationOperation(
        Tensor x, Tensor gamma, Tensor beta, Variable movingMean, Variable movingVariance, BatchNormalizationOptions options)
        : base("BatchNormalization", x.Shape, x, gamma, beta, movingMean, movingVariance)
    {
        NormalizationShapes.Check(Name, x, gamma, beta, movingMean, movingVariance);
        _options = options;
        _columns = x.Shape[^1];
        _rows = x.Length / _columns;
        _counts = !options.FirstRunIsTrial;
        _kernel = new NormalizeKernel(_rows, _columns);
        _sums = new ColumnSums<NumberTerm>(_rows, _columns);
        _deviations = new ColumnSums<SquaredDeviationTerm>(_rows, _columns);
        _slopes = new ColumnSums<SlopeTerm>(_rows, _columns);
        (_totals, _slopeTotals) = (new double[_columns], new double[_columns]);
        (_mean, _inverse, _factor) = (new float[_columns], new float[_columns], new float[_columns]);
        (_a, _b) = (new float[_columns], new float[_columns]);
    }

    private float[] Gamma => Inputs[1].Data;

    private Variable MovingMean => (Variable)Inputs[3];

    private Variable MovingVariance => (Variable)Inputs[4];

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input < 3;

    /// <inheritdoc/>
    public override bool ForgetsOutput => true;

    /// <inheritdoc/>
    public override void Forward()
    {
        if (_options.UseBatch)
        {
            MeasureBatch();
        }
        else
        {
            MovingMean.Data.CopyTo(_mean, 0);
            for (var j = 0; j < _columns; j++)
            {
                _inverse[j] = (float)(1 / Math.Sqrt(MovingVariance.Data[j] + _options.Epsilon));
            }
        }

        for (var j = 0; j < _columns; j++)
        {
            _factor[j] = _inverse[j] * Gamma[j];
        }

        _kernel.Forward(Inputs[0].Data, _mean, _factor, Inputs[2].Data, Output.Data);
        _counts = true;
    }

    /// <inheritdoc/>
    public override unsafe void Backward(OperationGradients gradients)
    {
        fixed (float* x = Inputs[0].Data, dy = gradients.Output, mean = _mean)
        {
            _sums.Run(new NumberTerm(dy, _columns), _totals);
            _slopes.Run(new SlopeTerm(x, dy, mean, _columns), _slopeTotals);
        }

        if (gradients.Needs(0))
        {
            // dx = γ / √(σ² + ε) · (dy − mean of dy − x̂ · mean of dy · x̂); in use only the first term, as μ and σ² are fixed.
            for (var j = 0; j < _columns; j++)
            {
                _a[j] = _options.UseBatch ? (float)(_totals[j] / _rows) : 0;
                _b[j] = _options.UseBatch ? (float)(_slopeTotals[j] * _inverse[j] * _inverse[j] / _rows) : 0;
            }

            _kernel.Backward(Inputs[0].Data, gradients.Output, (_mean, _factor, _a, _b), gradients.Input(0), gradients.Accumulates(0));
        }

        for (var input = 1; input < 3; input++)
        {
            if (gradients.Needs(input))
            {
                var target = gradients.InputToAddTo(input);
                for (var j = 0; j < _columns; j++)
                {
                    target[j] += (float)(input == 1 ? _slopeTotals[j] * _inverse[j] : _totals[j]);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var j = 0; j < _columns; j++)
        {
            var (mean, variance) = (inputs[3][j], inputs[4][j]);
            if (_options.UseBatch)
            {
                (mean, variance) = (0, 0);
                for (var i = j; i < output.Length; i += _columns)
                {
                    mean += inputs[0][i] / _rows;
                }

                for (var i = j; i < output.Length; i += _columns)
                {
                    variance += (inputs[0][i] - mean) * (inputs[0][i] - mean) / _rows;
                }
            }

            for (var i = j; i < output.Length; i += _columns)
            {
                output[i] = (inputs[1][j] * (inputs[0][i] - mean) / Math.Sqrt(variance + _options.Epsilon)) + inputs[2][j];
            }
        }
    }

    private unsafe void MeasureBatch()
    {
        fixed (float* x = Inputs[0].Data, mean = _mean)
        {
            _sums.Run(new NumberTerm(x, _columns), _totals);
            for (var j = 0; j < _columns; j++)
            {
                _mean[j] = (float)(_totals[j] / _rows);
            }

            _deviations.Run(new SquaredDeviationTerm(x, mean, _columns), _totals);
        }

        for (var j = 0; j < _columns; j++)
        {
            var variance = _totals[j] / _rows;
            _inverse[j] = (float)(1 / Math.Sqrt(variance + _options.Epsilon));
            if (_counts)
            {
                MovingMean.Data[j] = Follow(MovingMean.Data[j], _mean[j]);
                MovingVariance.Data[j] = Follow(MovingVariance.Data[j], variance);
            }
        }

        if (_counts)
        {
            (MovingMean.IsTouched, MovingVariance.IsTouched) = (true, true);
        }
    }

    private float Follow(float moving, double batch) => (float)((moving * _options.Momentum) + (batch * (1 - _options.Momentum)));
}

/// <summary>How a batch is normalized.</summary>
/// <param name="UseBatch">Whether by its own statistics, which the moving ones then follow, or by the moving ones.</param>
/// <param name="Momentum">How much of the moving statistics stays in each run.</param>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="FirstRunIsTrial">Whether the first run only records the operation, on numbers nobody meant.</param>
internal readonly record struct BatchNormalizationOptions(bool UseBatch, double Momentum, double Epsilon, bool FirstRunIsTrial);
