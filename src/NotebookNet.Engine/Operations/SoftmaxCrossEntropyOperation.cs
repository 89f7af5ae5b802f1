using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// Cross-entropy of softmax(z) against labels, one number per row, computed from the logits z:
/// Σⱼ yⱼ (ln Σᵢ e^zᵢ − zⱼ). The gradient is p Σy − y. Labels are probabilities like z, or with <c>sparse</c> one class index
/// per row.
/// </summary>
internal sealed class SoftmaxCrossEntropyOperation : Operation, IRowwise
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
    public int? Rows => _rows;

    /// <inheritdoc/>
    public long Work => _softmax.Output.Length;

    /// <inheritdoc/>
    public override void Forward() => ForwardRows(0, _rows, _rows);

    /// <inheritdoc/>
    public void ForwardRows(int first, int count, int rows)
    {
        var z = Inputs[0].Data;
        var y = Inputs[1].Data;
        for (var r = first; r < first + count; r++)
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
    public override void Backward(OperationGradients gradients) => BackwardRows(gradients, 0, _rows, _rows);

    /// <inheritdoc/>
    public void BackwardRows(OperationGradients gradients, int first, int count, int rows)
    {
        var target = gradients.Input(0).Slice(first * _columns, count * _columns);
        var arriving = gradients.Output.Slice(first, count);
        if (!gradients.Accumulates(0))
        {
            target.Clear();
            if (_sparse && count > 0 && arriving.IndexOfAnyExcept(arriving[0]) < 0)
            {
                // A mean of the rows' losses gives back the same to all of them, so they are one long row.
                SoftmaxKernel.AddRow(_softmax.Output.Data.AsSpan(first * _columns, target.Length), arriving[0], target);
                for (var r = 0; r < count; r++)
                {
                    Correct(first + r, arriving[0], 0, target.Slice(r * _columns, _columns));
                }

                return;
            }
        }

        for (var r = 0; r < count; r++)
        {
            var own = target.Slice(r * _columns, _columns);
            if (_sparse)
            {
                var before = own[ClassLabels.Index(Inputs[1].Data[first + r], first + r, _columns)];
                SoftmaxKernel.AddRow(_softmax.Output.Data.AsSpan((first + r) * _columns, _columns), arriving[r], own);
                Correct(first + r, arriving[r], before, own);
            }
            else
            {
                AddRow(first + r, arriving[r], own);
            }
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

    // The class that is right gets a slope of its own.
    private void Correct(int row, float arriving, float before, Span<float> own)
    {
        var correct = ClassLabels.Index(Inputs[1].Data[row], row, _columns);
        own[correct] = before + (arriving * (_softmax.Output.Data[(row * _columns) + correct] - 1));
    }

    private void AddRow(int row, float arriving, Span<float> own)
    {
        var p = _softmax.Output.Data.AsSpan(row * _columns, _columns);
        var labels = Inputs[1].Data.AsSpan(row * _columns, _columns);
        var total = 0f;
        foreach (var label in labels)
        {
            total += label;
        }

        for (var j = 0; j < _columns; j++)
        {
            own[j] += arriving * ((p[j] * total) - labels[j]);
        }
    }
}
