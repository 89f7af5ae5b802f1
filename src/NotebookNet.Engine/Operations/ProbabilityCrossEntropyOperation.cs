using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// Cross-entropy of given probabilities p against labels y, one number per row: each row is divided by its sum, kept within
/// [1e−7, 1 − 1e−7] as Keras does, then −Σⱼ yⱼ ln pⱼ. Labels are probabilities, or with <c>sparse</c> one class index per row.
/// </summary>
internal sealed class ProbabilityCrossEntropyOperation : Operation
{
    private const float Epsilon = BinaryCrossEntropyFunction.Epsilon;

    private readonly bool _sparse;
    private readonly int _rows;
    private readonly int _columns;

    public ProbabilityCrossEntropyOperation(Tensor probabilities, Tensor labels, bool sparse)
        : base(
            sparse ? "SparseCategoricalCrossEntropy" : "CategoricalCrossEntropy",
            ClassLabels.RowShape(probabilities, labels, sparse),
            probabilities, labels)
    {
        _sparse = sparse;
        _columns = probabilities.Shape[^1];
        _rows = Output.Length;
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input == 0;

    /// <inheritdoc/>
    public override void Forward()
    {
        var p = Inputs[0].Data;
        for (var r = 0; r < _rows; r++)
        {
            var total = Reduction.Sum(p.AsSpan(r * _columns, _columns));
            var loss = 0f;
            for (var j = 0; j < _columns; j++)
            {
                var label = Label(r, j);
                if (label != 0)
                {
                    loss -= label * VectorMath.LogScalar(Math.Clamp(p[(r * _columns) + j] / total, Epsilon, 1 - Epsilon));
                }
            }

            Output.Data[r] = loss;
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        // With q = p / Σp: ∂loss/∂qⱼ = −yⱼ / qⱼ inside the bounds, and ∂loss/∂pⱼ = (∂loss/∂qⱼ − Σᵢ qᵢ ∂loss/∂qᵢ) / Σp.
        var p = Inputs[0].Data;
        var target = gradients.InputToAddTo(0);
        for (var r = 0; r < _rows; r++)
        {
            var total = Reduction.Sum(p.AsSpan(r * _columns, _columns));
            var mean = 0f;
            for (var j = 0; j < _columns; j++)
            {
                var q = p[(r * _columns) + j] / total;
                mean += q * Slope(r, j, q);
            }

            for (var j = 0; j < _columns; j++)
            {
                var q = p[(r * _columns) + j] / total;
                target[(r * _columns) + j] += gradients.Output[r] * (Slope(r, j, q) - mean) / total;
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var r = 0; r < _rows; r++)
        {
            var row = inputs[0].AsSpan(r * _columns, _columns);
            var total = ScalarTwin.Sum<double>(row);
            output[r] = 0;
            for (var j = 0; j < _columns; j++)
            {
                output[r] -= Label(r, j) * Math.Log(Math.Clamp(row[j] / total, Epsilon, 1.0 - Epsilon));
            }
        }
    }

    private float Label(int row, int column)
    {
        var labels = Inputs[1].Data;
        return !_sparse ? labels[(row * _columns) + column]
            : ClassLabels.Index(labels[row], row, _columns) == column ? 1f : 0f;
    }

    private float Slope(int row, int column, float q) =>
        q is < Epsilon or > 1 - Epsilon ? 0f : -Label(row, column) / q;
}
