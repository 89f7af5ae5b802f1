using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>A⁻¹ of each matrix of a stack.</summary>
internal sealed class InverseOperation : Operation
{
    private readonly SquareMatrices _matrices;
    private readonly LuDecomposition _decomposition;
    private readonly double[] _inverse;
    private readonly double[] _product;

    public InverseOperation(Tensor x)
        : base("Inverse", x.Shape, x)
    {
        _matrices = new SquareMatrices("Inverse", x.Shape);
        _decomposition = new LuDecomposition(_matrices.Size);
        _inverse = new double[x.Length];
        _product = new double[_matrices.Area];
    }

    /// <inheritdoc/>
    public override void Forward()
    {
        for (var i = 0; i < _matrices.Count; i++)
        {
            _decomposition.Factor(_matrices.Read(Inputs[0].Data, i));
            if (_decomposition.IsSingular)
            {
                throw new ArithmeticException(
                    $"Inverse: {(_matrices.Count > 1 ? $"matrix {i} of the {_matrices.Count} in " : "the matrix ")}{Inputs[0].Shape} is singular: its rows depend on each other and its determinant is 0, so it has no inverse. Remove what is redundant, or add a little to its diagonal.");
            }

            _decomposition.Invert(_inverse.AsSpan(i * _matrices.Area, _matrices.Area));
        }

        for (var i = 0; i < _inverse.Length; i++)
        {
            Output.Data[i] = (float)_inverse[i];
        }
    }

    // d(A⁻¹) = −A⁻¹ dA A⁻¹, hence dA = −A⁻ᵀ · dY · A⁻ᵀ.

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        var n = _matrices.Size;
        var target = gradients.InputToAddTo(0);
        for (var i = 0; i < _matrices.Count; i++)
        {
            var inverse = _inverse.AsSpan(i * _matrices.Area, _matrices.Area);
            ScalarTwin.MatrixMultiply<double>(n, n, n, inverse, true, _matrices.Read(gradients.Output, i), false, _product, accumulate: false);
            for (var row = 0; row < n; row++)
            {
                for (var column = 0; column < n; column++)
                {
                    var sum = 0.0;
                    for (var k = 0; k < n; k++)
                    {
                        sum += _product[(row * n) + k] * inverse[(column * n) + k];
                    }

                    target[(i * _matrices.Area) + (row * n) + column] -= (float)sum;
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
            _decomposition.Invert(output.AsSpan(i * _matrices.Area));
        }
    }
}
