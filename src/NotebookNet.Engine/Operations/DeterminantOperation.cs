using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>The determinant of each matrix of a stack.</summary>
internal sealed class DeterminantOperation : Operation
{
    private readonly SquareMatrices _matrices;
    private readonly LuDecomposition _decomposition;
    private readonly LuDecomposition _minorDecomposition;
    private readonly double[] _inverse;
    private readonly double[] _minor;

    public DeterminantOperation(Tensor x)
        : this(x, new SquareMatrices("Determinant", x.Shape))
    {
    }

    private DeterminantOperation(Tensor x, SquareMatrices matrices)
        : base("Determinant", new Shape(x.Shape.AsSpan()[..^2]), x)
    {
        var smaller = Math.Max(0, matrices.Size - 1);
        _matrices = matrices;
        _decomposition = new LuDecomposition(matrices.Size);
        _minorDecomposition = new LuDecomposition(smaller);
        _inverse = new double[matrices.Area];
        _minor = new double[smaller * smaller];
    }

    /// <inheritdoc/>
    public override void Forward()
    {
        for (var i = 0; i < _matrices.Count; i++)
        {
            _decomposition.Factor(_matrices.Read(Inputs[0].Data, i));
            Output.Data[i] = (float)_decomposition.Determinant;
        }
    }

    // d det = det · A⁻ᵀ, the matrix of cofactors; a singular matrix has cofactors too, but no inverse to find them with.

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        var n = _matrices.Size;
        var target = gradients.InputToAddTo(0);
        for (var i = 0; i < _matrices.Count; i++)
        {
            var matrix = _matrices.Read(Inputs[0].Data, i);
            _decomposition.Factor(matrix);
            var determinant = _decomposition.Determinant;
            if (!_decomposition.IsSingular)
            {
                _decomposition.Invert(_inverse);
            }

            for (var row = 0; row < n; row++)
            {
                for (var column = 0; column < n; column++)
                {
                    var cofactor = _decomposition.IsSingular
                        ? Cofactor(matrix, row, column)
                        : determinant * _inverse[(column * n) + row];
                    target[(i * _matrices.Area) + (row * n) + column] += (float)(gradients.Output[i] * cofactor);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < _matrices.Count; i++)
        {
            _decomposition.Factor(inputs[0].AsSpan(i * _matrices.Area));
            output[i] = _decomposition.Determinant;
        }
    }

    private double Cofactor(ReadOnlySpan<double> matrix, int row, int column)
    {
        var n = _matrices.Size;
        var next = 0;
        for (var i = 0; i < n * n; i++)
        {
            if (i / n != row && i % n != column)
            {
                _minor[next++] = matrix[i];
            }
        }

        _minorDecomposition.Factor(_minor);
        return (row + column) % 2 == 0 ? _minorDecomposition.Determinant : -_minorDecomposition.Determinant;
    }
}
