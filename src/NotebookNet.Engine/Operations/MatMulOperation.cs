using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>C = A · B for matrices (m, k) and (k, n), optionally with a row b (n) added: C = A · B + b.</summary>
internal sealed class MatMulOperation : Operation
{
    private readonly int _m;
    private readonly int _n;
    private readonly int _k;

    public MatMulOperation(Tensor a, Tensor b)
        : base("MatMul", ResultShape(a, b, null), a, b) =>
        (_m, _n, _k) = (a.Shape[0], b.Shape[1], a.Shape[1]);

    public MatMulOperation(Tensor a, Tensor b, Tensor bias)
        : base("MatMulAdd", ResultShape(a, b, bias), a, b, bias) =>
        (_m, _n, _k) = (a.Shape[0], b.Shape[1], a.Shape[1]);

    private bool HasBias => Inputs.Count == 3;

    /// <inheritdoc/>
    public override void Forward()
    {
        if (HasBias)
        {
            // The bias is where each chain of multiply-adds starts.
            for (var i = 0; i < _m; i++)
            {
                Inputs[2].Data.CopyTo(Output.Data, i * _n);
            }
        }

        MatrixMultiply.Run(_m, _n, _k, Inputs[0].Data, false, Inputs[1].Data, false, Output.Data, accumulate: HasBias);
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        // dA = dC · Bᵀ,   dB = Aᵀ · dC,   db = Σ over the rows of dC
        if (gradients.Needs(0))
        {
            MatrixMultiply.Run(_m, _k, _n, gradients.Output, false, Inputs[1].Data, true, gradients.Input(0), gradients.Accumulates(0));
        }

        if (gradients.Needs(1))
        {
            MatrixMultiply.Run(_k, _n, _m, Inputs[0].Data, true, gradients.Output, false, gradients.Input(1), gradients.Accumulates(1));
        }

        if (HasBias && gradients.Needs(2))
        {
            var bias = gradients.InputToAddTo(2);
            for (var i = 0; i < _m; i++)
            {
                Elementwise.Add(gradients.Output.Slice(i * _n, _n), bias);
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = HasBias ? inputs[2][i % _n] : 0;
        }

        ScalarTwin.MatrixMultiply<double>(_m, _n, _k, inputs[0], false, inputs[1], false, output, accumulate: true);
    }

    private static Shape ResultShape(Tensor a, Tensor b, Tensor? bias)
    {
        if (a.Rank != 2 || b.Rank != 2 || a.Shape[1] != b.Shape[0])
        {
            throw new ShapeException(
                $"MatMul needs matrices (m, k) and (k, n); got {a.Shape} and {b.Shape}. "
                + (a.Rank == 2 && b.Rank == 2
                    ? $"The inner sizes {a.Shape[1]} and {b.Shape[0]} must be equal; transpose one of them if it lies the other way."
                    : "Reshape a vector of n numbers to (1, n) for a row or (n, 1) for a column."));
        }

        if (bias is not null && (bias.Rank != 1 || bias.Length != b.Shape[1]))
        {
            throw new ShapeException($"The bias of a product with {b.Shape} needs shape ({b.Shape[1]}); got {bias.Shape}.");
        }

        return new Shape(a.Shape[0], b.Shape[1]);
    }
}
