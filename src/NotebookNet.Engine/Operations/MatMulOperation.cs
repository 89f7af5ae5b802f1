using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// C = A · B for matrices (m, k) and (k, n), or for stacks of them: (…, m, k) and (…, k, n) with equal leading sizes, or one
/// matrix for the whole stack. Optionally a row b (n) is added: C = A · B + b.
/// </summary>
internal sealed class MatMulOperation : Operation, IRowwise
{
    // Larger products are better cut by their columns, which pack different parts of B.
    private const long MostWorkByRows = 1 << 22;

    private readonly int _m;
    private readonly int _n;
    private readonly int _k;
    private readonly int _stack;

    // How far the next matrix of the stack is; 0 for one matrix that serves all.
    private readonly int _aNext;
    private readonly int _bNext;

    // For a single row, where reading B is most of the work.
    private readonly FiniteWeights? _weights;

    public MatMulOperation(Tensor a, Tensor b)
        : this("MatMul", a, b, null, a, b)
    {
    }

    public MatMulOperation(Tensor a, Tensor b, Tensor bias)
        : this("MatMulAdd", a, b, bias, a, b, bias)
    {
    }

    private MatMulOperation(string name, Tensor a, Tensor b, Tensor? bias, params Tensor[] inputs)
        : base(name, ResultShape(a, b, bias), inputs)
    {
        (_m, _n, _k) = (a.Shape[^2], b.Shape[^1], a.Shape[^1]);
        _stack = Output.Length == 0 ? 0 : Output.Length / (_m * _n);
        _aNext = a.Rank > 2 ? _m * _k : 0;
        _bNext = b.Rank > 2 ? _k * _n : 0;
        if (_bNext == 0)
        {
            // One B for the whole stack: the stacked A is simply a taller matrix.
            _m *= _stack;
            _stack = Math.Min(1, _stack);
        }

        _weights = _m == 1 && b is Variable variable ? new FiniteWeights(variable) : null;
    }

    /// <inheritdoc/>
    public int? Rows => _m;

    /// <inheritdoc/>
    public long Work => _bNext == 0 && _stack == 1 && (long)_m * _n * _k <= MostWorkByRows ? (long)_m * _n * _k : 0;

    private bool HasBias => Inputs.Count == 3;

    /// <inheritdoc/>
    public override bool ForgetsOutput => true;

    /// <inheritdoc/>
    public override void Forward()
    {
        // The bias is where each chain of multiply-adds starts.
        var bias = HasBias ? Inputs[2].Data : [];
        var isFinite = _weights?.AreKnown() ?? false;
        for (var i = 0; i < _stack; i++)
        {
            MatrixMultiply.Run(
                _m, _n, _k, A(i), false, B(i), false, Output.Data.AsSpan(i * _m * _n), accumulate: false, bias, isFinite);
        }
    }

    /// <inheritdoc/>
    public void ForwardRows(int first, int count, int rows) => MatrixMultiply.Run(
        count, _n, _k, A(0)[(first * _k)..], false, B(0), false, Output.Data.AsSpan(first * _n), accumulate: false,
        HasBias ? Inputs[2].Data : []);

    /// <inheritdoc/>
    public void BackwardRows(OperationGradients gradients, int first, int count, int rows)
    {
        if (gradients.Needs(0))
        {
            MatrixMultiply.Run(
                count, _k, _n, gradients.Output[(first * _n)..], false, B(0), true, gradients.Input(0)[(first * _k)..], gradients.Accumulates(0));
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        // dA = dC · Bᵀ,   dB = Aᵀ · dC,   db = Σ over the rows of dC; a matrix that serves the whole stack adds them up.
        for (var i = 0; i < _stack; i++)
        {
            var arriving = gradients.Output.Slice(i * _m * _n, _m * _n);
            if (gradients.Needs(0))
            {
                var add = gradients.Accumulates(0) || (_aNext == 0 && i > 0);
                MatrixMultiply.Run(_m, _k, _n, arriving, false, B(i), true, gradients.Input(0)[(i * _aNext)..], add);
            }
        }

        BackwardRest(gradients);
    }

    /// <inheritdoc/>
    public void BackwardRest(OperationGradients gradients)
    {
        for (var i = 0; i < _stack; i++)
        {
            var arriving = gradients.Output.Slice(i * _m * _n, _m * _n);
            if (gradients.Needs(1))
            {
                var add = gradients.Accumulates(1) || (_bNext == 0 && i > 0);
                MatrixMultiply.Run(_k, _n, _m, A(i), true, arriving, false, gradients.Input(1)[(i * _bNext)..], add);
            }
        }

        if (HasBias && gradients.Needs(2))
        {
            RowTotal.AddTo(gradients.Output, _n == 0 ? 0 : Output.Length / _n, gradients.InputToAddTo(2));
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = HasBias ? inputs[2][i % _n] : 0;
        }

        for (var i = 0; i < _stack; i++)
        {
            ScalarTwin.MatrixMultiply<double>(
                _m, _n, _k, inputs[0].AsSpan(i * _aNext), false, inputs[1].AsSpan(i * _bNext), false,
                output.AsSpan(i * _m * _n), accumulate: true);
        }
    }

    private ReadOnlySpan<float> A(int i) => Inputs[0].Data.AsSpan(i * _aNext);

    private ReadOnlySpan<float> B(int i) => Inputs[1].Data.AsSpan(i * _bNext);

    private static Shape ResultShape(Tensor a, Tensor b, Tensor? bias)
    {
        if (a.Rank < 2 || b.Rank < 2 || a.Shape[^1] != b.Shape[^2])
        {
            throw new ShapeException(
                $"MatMul needs matrices (…, m, k) and (…, k, n); got {a.Shape} and {b.Shape}. "
                + (a.Rank >= 2 && b.Rank >= 2
                    ? $"The inner sizes {a.Shape[^1]} and {b.Shape[^2]} must be equal; transpose one of them if it lies the other way."
                    : "Reshape a vector of n numbers to (1, n) for a row or (n, 1) for a column."));
        }

        var stackOfA = a.Shape.AsSpan()[..^2];
        var stackOfB = b.Shape.AsSpan()[..^2];
        if (a.Rank > 2 && b.Rank > 2 && !stackOfA.SequenceEqual(stackOfB))
        {
            throw new ShapeException(
                $"MatMul of stacks needs equal leading sizes, or one single matrix; got {a.Shape} and {b.Shape}. Reshape one of them.");
        }

        if (bias is not null && (bias.Rank != 1 || bias.Length != b.Shape[^1]))
        {
            throw new ShapeException(
                $"The bias of a product with {b.Shape} needs shape ({b.Shape[^1]}), one number per column; got {bias.Shape}. Reshape({b.Shape[^1]}) turns a row into it.");
        }

        return new Shape([.. a.Rank > 2 ? stackOfA : stackOfB, a.Shape[^2], b.Shape[^1]]);
    }
}
