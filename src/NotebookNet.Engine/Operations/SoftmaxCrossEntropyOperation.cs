using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// Cross-entropy of softmax(z) against labels, one number per row, computed from the logits z:
/// Σⱼ yⱼ (ln Σᵢ e^zᵢ − zⱼ). The gradient is p Σy − y. Labels are probabilities like z, or with <c>sparse</c> one class index
/// per row.
/// </summary>
internal sealed class SoftmaxCrossEntropyOperation : Operation
{
    private readonly SoftmaxOperation _softmax;
    private readonly bool _sparse;
    private readonly int _rows;
    private readonly int _columns;

    public SoftmaxCrossEntropyOperation(SoftmaxOperation softmax, Tensor labels, bool sparse)
        : base(
            sparse ? "SparseCategoricalCrossEntropy" : "CategoricalCrossEntropy",
            ClassLabels.RowShape(softmax.Output, labels, sparse),
            softmax.Inputs[0], labels)
    {
        _softmax = softmax;
        _sparse = sparse;
        _columns = softmax.Output.Shape[^1];
        _rows = Output.Length;
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input == 0;

    /// <inheritdoc/>
    public override void Forward()
    {
        var z = Inputs[0].Data;
        var y = Inputs[1].Data;
        for (var r = 0; r < _rows; r++)
        {
            if (_sparse)
            {
                Output.Data[r] = _softmax.LogSumExp[r] - z[(r * _columns) + ClassLabels.Index(y[r], r, _columns)];
                continue;
            }

            var sum = 0f;
            for (var j = 0; j < _columns; j++)
            {
                // A label of 0 contributes nothing, even where the logit is −∞.
                var label = y[(r * _columns) + j];
                sum += label == 0 ? 0 : label * (_softmax.LogSumExp[r] - z[(r * _columns) + j]);
            }

            Output.Data[r] = sum;
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        var p = _softmax.Output.Data.AsSpan();
        var y = Inputs[1].Data.AsSpan();
        var target = gradients.InputToAddTo(0);
        if (_sparse && !gradients.Accumulates(0) && _rows > 0 && gradients.Output.IndexOfAnyExcept(gradients.Output[0]) < 0)
        {
            OfMean(gradients.Output[0], target);
            return;
        }

        for (var r = 0; r < _rows; r++)
        {
            var (arriving, start) = (gradients.Output[r], r * _columns);
            var row = p.Slice(start, _columns);
            var own = target.Slice(start, _columns);
            if (_sparse)
            {
                var correct = ClassLabels.Index(y[r], r, _columns);
                var before = own[correct];
                SoftmaxKernel.AddRow(row, arriving, own);
                own[correct] = before + (arriving * (row[correct] - 1));
                continue;
            }

            var labels = y.Slice(start, _columns);
            var total = 0f;
            foreach (var label in labels)
            {
                total += label;
            }

            for (var j = 0; j < _columns; j++)
            {
                own[j] += arriving * ((row[j] * total) - labels[j]);
            }
        }
    }

    // A mean of the rows' losses gives back the same to all of them, so they are one long row.
    private void OfMean(float arriving, Span<float> target)
    {
        var p = _softmax.Output.Data.AsSpan(0, target.Length);
        var y = Inputs[1].Data.AsSpan();
        SoftmaxKernel.AddRow(p, arriving, target);
        for (var r = 0; r < _rows; r++)
        {
            var correct = (r * _columns) + ClassLabels.Index(y[r], r, _columns);
            target[correct] = arriving * (p[correct] - 1);
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        var logSumExp = new double[_rows];
        ScalarTwin.Softmax<double>(_rows, _columns, inputs[0], new double[inputs[0].Length], logSumExp);
        for (var r = 0; r < _rows; r++)
        {
            output[r] = 0;
            for (var j = 0; j < _columns; j++)
            {
                var label = !_sparse ? inputs[1][(r * _columns) + j] : j == (int)inputs[1][r] ? 1 : 0;
                output[r] += label * (logSumExp[r] - inputs[0][(r * _columns) + j]);
            }
        }
    }
}
